import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type RunningHost, startHost } from '../../../local-aws/start-host.ts';
import { functionOf, httpApiOf, roleOf } from '../../../local-aws/testing/templates.ts';
import { writeAssembly } from '../../../local-aws/testing/write-assembly.ts';

// A user pool with two programs, and an API whose function answers with its event.

export const callback = 'http://petugas.localhost:8080/masuk';
const minutes = { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' };

const client = (properties: object = {}) => ({
  Type: 'AWS::Cognito::UserPoolClient',
  Properties: {
    UserPoolId: { Ref: 'Pool' },
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: [callback],
    LogoutURLs: ['http://petugas.localhost:8080/'],
    SupportedIdentityProviders: ['COGNITO'],
    AccessTokenValidity: 15,
    IdTokenValidity: 15,
    RefreshTokenValidity: 600,
    TokenValidityUnits: minutes,
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    EnableTokenRevocation: true,
    ...properties,
  },
});

const group = (GroupName: string) => ({
  Type: 'AWS::Cognito::UserPoolGroup',
  Properties: { UserPoolId: { Ref: 'Pool' }, GroupName },
});

const guarded = (AuthorizationScopes?: readonly string[]) => ({
  AuthorizationType: 'JWT',
  AuthorizerId: { Ref: 'Authorizer' },
  ...(AuthorizationScopes && { AuthorizationScopes }),
});

export function template(routeProperties: Readonly<Record<string, object>> = {}): {
  readonly Resources: Readonly<Record<string, object>>;
} {
  const guards: Readonly<Record<string, object>> = {
    'GET /staff': guarded(),
    'GET /scoped': guarded(['phone', 'email']),
    'GET /closed': guarded(['phone']),
    ...routeProperties,
  };
  const api = httpApiOf('GET /open');
  const routes = Object.entries(guards).map(([RouteKey, more], index) => [
    `Guarded${index}`,
    {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey,
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
        ...more,
      },
    },
  ]);
  return {
    Resources: {
      Role: roleOf(),
      Function: functionOf('echo'),
      ...api,
      ...Object.fromEntries(routes),
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
      Domain: {
        Type: 'AWS::Cognito::UserPoolDomain',
        Properties: { UserPoolId: { Ref: 'Pool' }, Domain: 'staff' },
      },
      Site: client(),
      Other: client(),
      Operator: group('region/operator'),
      Head: group('disdukcapil/head'),
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: { Ref: 'Api' },
          Name: 'Staff',
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration: {
            Audience: [{ Ref: 'Site' }],
            Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
          },
        },
      },
    },
  };
}

const echo = 'exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });';

export interface Issuer {
  readonly host: RunningHost;
  /** `http://127.0.0.1:<port>/_local/identity/staff`. */
  readonly domain: string;
  readonly clientId: string;
  readonly otherClientId: string;
  readonly poolId: string;
  /** Starts the host again on the same data. */
  again(): Promise<void>;
  end(): Promise<void>;
}

export async function openIssuer(given: object = template()): Promise<Issuer> {
  const assembly = writeAssembly({ stacks: { s: given }, assets: { echo: { 'index.js': echo } } });
  const dataFolder = mkdtempSync(join(tmpdir(), 'issuer-'));
  const start = () => startHost({ assembly, dataFolder, port: 0 });
  let host = await start();
  const ref = (id: string) => host.resource('s', id)?.ref ?? '';
  return {
    get host() {
      return host;
    },
    get domain() {
      return `${host.url.replace('localhost', '127.0.0.1')}/_local/identity/staff`;
    },
    get clientId() {
      return ref('Site');
    },
    get otherClientId() {
      return ref('Other');
    },
    get poolId() {
      return ref('Pool');
    },
    again: async () => {
      await host.stop();
      host = await start();
    },
    end: async () => {
      await host.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

const tokenAnswer = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.optional(z.string()),
  expires_in: z.number(),
  token_type: z.literal('Bearer'),
});
export type Tokens = z.infer<typeof tokenAnswer>;

export const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

export const authorizeQuery = (clientId: string, challenge: string, more: Record<string, string> = {}) =>
  new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callback,
    state: 's 1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  });

/** Chooses somebody on the sign-in page; returns where the browser is sent and the cookie that it keeps. */
export async function choose(issuer: Issuer, query: URLSearchParams, who = 'operator.region@') {
  const page = await (await fetch(`${issuer.domain}/oauth2/authorize?${query}`)).text();
  const button = page.split('<button ').find((part) => part.includes(`>${who}`)) ?? '';
  const account = /value="([^"]+)"/.exec(button)?.[1] ?? '';
  const answer = await fetch(`${issuer.domain}/login?${query}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ account }),
  });
  const location = new URL(answer.headers.get('location') ?? '');
  return { location, cookie: answer.headers.get('set-cookie') ?? '', page };
}

export const post = (issuer: Issuer, path: string, form: Record<string, string>) =>
  fetch(`${issuer.domain}${path}`, { method: 'POST', body: new URLSearchParams(form) });

/** The whole way: sign-in page, code, tokens. */
export async function tokensOf(issuer: Issuer, who?: string, clientId = issuer.clientId): Promise<Tokens> {
  const { verifier, challenge } = pkce();
  const { location } = await choose(issuer, authorizeQuery(clientId, challenge), who);
  const answer = await post(issuer, '/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: clientId,
    code: location.searchParams.get('code') ?? '',
    redirect_uri: callback,
    code_verifier: verifier,
  });
  return tokenAnswer.parse(await answer.json());
}

export const readTokens = async (answer: Response): Promise<Tokens> => tokenAnswer.parse(await answer.json());
