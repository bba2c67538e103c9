import { request } from 'node:http';
import { decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startHost } from '../../../local-aws/start-host.ts';
import { writeAssembly } from '../../../local-aws/testing/write-assembly.ts';
import { type Issuer, openIssuer, type Tokens, template, tokensOf } from './issuer.ts';

// AWS: JWT authorizers: claims, scopes, refusals <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html>

let issuer: Issuer;
let operator: Tokens;

beforeAll(async () => {
  issuer = await openIssuer();
  operator = await tokensOf(issuer);
});
afterAll(() => issuer?.end());
afterEach(() => issuer.host.setClock('+0s'));

interface Reply {
  readonly status: number;
  readonly challenge: string | undefined;
  readonly body: { readonly message?: string; readonly requestContext?: { readonly authorizer?: unknown } };
}

/** Asks the API by its own host name, which Node resolves for nobody. */
function ask(path: string, authorization?: string, name = 'Authorization'): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const host = issuer.host.resource('s', 'Api')?.attributes?.['ApiEndpoint']?.replace('https://', '') ?? '';
  const headers = { host, ...(authorization !== undefined && { [name]: authorization }) };
  request(new URL(path, issuer.domain), { headers }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        challenge: response.headers['www-authenticate'],
        body: JSON.parse(text),
      }),
    );
  })
    .on('error', reject)
    .end();
  return promise;
}

test('hands the claims on as text, a list as "[a b]"', async () => {
  const { status, body } = await ask('/staff', `Bearer ${operator.access_token}`);

  const payload = decodeJwt(operator.access_token);
  expect(status).toBe(200);
  expect(body.requestContext?.authorizer).toEqual({
    jwt: {
      claims: expect.objectContaining({
        sub: payload.sub,
        iss: payload.iss,
        client_id: issuer.clientId,
        token_use: 'access',
        'cognito:groups': '[region/operator]',
        exp: String(payload.exp),
        version: '2',
      }),
      scopes: null,
    },
  });
});

test.each([
  ['a header in lower case', 'authorization', 'Bearer '],
  ['a scheme in lower case', 'Authorization', 'bearer '],
  ['no scheme', 'Authorization', ''],
])('takes %s', async (_, name, scheme) => {
  expect((await ask('/staff', `${scheme}${operator.access_token}`, name)).status).toBe(200);
});

test('lets everybody through where no authorizer stands, and says nothing of who calls', async () => {
  const { status, body } = await ask('/open', `Bearer ${operator.access_token}`);

  expect(status).toBe(200);
  expect(body.requestContext).not.toHaveProperty('authorizer');
});

test('answers 401 without a token', async () => {
  expect(await ask('/staff')).toMatchObject({
    status: 401,
    challenge: 'Bearer',
    body: { message: 'Unauthorized' },
  });
});

/** The operator's claims under another signature. */
async function resigned(more: object, header: object = {}): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ ...decodeJwt(operator.access_token), ...more })
    .setProtectedHeader({ alg: 'RS256', ...header })
    .sign(privateKey);
}

const tampered = () => {
  const [header = '', , signature = ''] = operator.access_token.split('.');
  const claims = { ...decodeJwt(operator.access_token), 'cognito:groups': ['disdukcapil/head'] };
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
};

test.each<[string, () => string | Promise<string>]>([
  ['is no token', () => 'nonsense'],
  ['is not signed (alg none)', () => new UnsecuredJWT(decodeJwt(operator.access_token)).encode()],
  ['was signed by another key', () => resigned({})],
  ['was signed with the public key as a secret', () => resignedByPublicKey()],
  ['was changed after it was signed', tampered],
  [
    'was made for another program',
    async () => (await tokensOf(issuer, undefined, issuer.otherClientId)).access_token,
  ],
])('answers 401 to a token that %s', async (_, make) => {
  expect(await ask('/staff', `Bearer ${await make()}`)).toMatchObject({
    status: 401,
    body: { message: 'Unauthorized' },
  });
});

async function resignedByPublicKey(): Promise<string> {
  const jwks = await (await fetch(`${issuer.domain}/.well-known/jwks.json`)).text();
  return new SignJWT(decodeJwt(operator.access_token))
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(jwks));
}

test('answers 401 once a token has expired by the clock of the host', async () => {
  issuer.host.setClock('+14m');
  expect((await ask('/staff', `Bearer ${operator.access_token}`)).status).toBe(200);

  issuer.host.setClock('+16m');
  expect((await ask('/staff', `Bearer ${operator.access_token}`)).status).toBe(401);
});

test('answers 401 to a token that was issued later than now', async () => {
  issuer.host.setClock('-5m');

  expect((await ask('/staff', `Bearer ${operator.access_token}`)).status).toBe(401);
});

test('takes an ID token by its aud, since client_id counts only where there is no aud', async () => {
  const { status, body } = await ask('/staff', `Bearer ${operator.id_token}`);

  expect(status).toBe(200);
  expect(body.requestContext?.authorizer).toMatchObject({
    jwt: { claims: { aud: issuer.clientId, token_use: 'id' } },
  });
});

test('asks for one of the scopes of a route', async () => {
  const open = await ask('/scoped', `Bearer ${operator.access_token}`);
  const closed = await ask('/closed', `Bearer ${operator.access_token}`);

  expect(open).toMatchObject({
    status: 200,
    body: { requestContext: { authorizer: { jwt: { scopes: ['openid', 'email'] } } } },
  });
  expect(closed).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
});

test('another issuer, whose keys would have to be fetched, stops the start', async () => {
  const { Resources } = template();
  const elsewhere = {
    ...Object.fromEntries(Object.entries(Resources)),
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: { Ref: 'Api' },
        Name: 'Staff',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Audience: [{ Ref: 'Site' }], Issuer: 'https://issuer.example' },
      },
    },
  };

  await expect(openIssuer({ Resources: elsewhere })).rejects.toThrow(
    /No user pool .* https:\/\/issuer.example/,
  );
});

test.each([
  ['a Lambda authorizer', { AuthorizerType: 'REQUEST' }],
  ['a token in the query', { IdentitySource: ['$request.querystring.token'] }],
  ['a property that the host does not know', { EnableSimpleResponses: true }],
])('%s stops the start', async (_, changed) => {
  const { Resources } = template();
  const assembly = writeAssembly({
    stacks: {
      s: {
        Resources: {
          ...Resources,
          Authorizer: {
            Type: 'AWS::ApiGatewayV2::Authorizer',
            Properties: {
              ApiId: { Ref: 'Api' },
              AuthorizerType: 'JWT',
              IdentitySource: ['$request.header.Authorization'],
              JwtConfiguration: { Audience: ['a'], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
              ...changed,
            },
          },
        },
      },
    },
    assets: { echo: { 'index.js': 'exports.handler = async () => ({})' } },
  });

  await expect(startHost({ assembly, dataFolder: `${assembly}/data`, port: 0 })).rejects.toThrow(
    /AWS::ApiGatewayV2::Authorizer/,
  );
});
