import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { HttpApi, httpApis, type Integration } from '../http-api/http-api.ts';
import { JwtAuthorizer } from '../http-api/jwt-authorizer.ts';
import { userPools } from '../identity/user-pool.ts';
import { hosted } from '../resource.ts';
import { StartError } from '../start-error.ts';

const observability = 'there is no CloudWatch or X-Ray here; the functions page shows what functions wrote';

export const api = hosted({
  type: 'AWS::ApiGatewayV2::Api',
  properties: z.strictObject({ Name: z.string(), ProtocolType: z.literal('HTTP') }),
  noLocalEffect: {
    Description: 'it is for people who read the console',
    DisableExecuteApiEndpoint:
      'the local door reaches an API only through the distribution or by its own host name',
    Tags: 'nothing reads tags here',
  },
  start: ({ stack, logicalId }, host) => {
    // Ids look like API Gateway's and stay the same from start to start.
    const id = createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 10);
    const created = new HttpApi(id, host);
    httpApis(host).set(id, created);
    return {
      ref: id,
      attributes: { ApiId: id, ApiEndpoint: `https://${created.domainName}` },
      stop: () => {
        httpApis(host).delete(id);
      },
    };
  },
});

export const stage = hosted({
  type: 'AWS::ApiGatewayV2::Stage',
  properties: z.strictObject({
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: z.literal(true),
    StageVariables: z.optional(z.record(z.string(), z.string())),
  }),
  noLocalEffect: {
    AccessLogSettings: observability,
    DefaultRouteSettings: 'throttling protects an account that does not exist here',
    RouteSettings: 'throttling protects an account that does not exist here',
    Description: 'it is for people who read the console',
    Tags: 'nothing reads tags here',
  },
  start: ({ properties }, host) => {
    apiOf(properties.ApiId, host).deploy(properties.StageVariables);
    return { ref: properties.StageName };
  },
});

export const authorizer = hosted({
  type: 'AWS::ApiGatewayV2::Authorizer',
  properties: z.strictObject({
    ApiId: z.string(),
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
    JwtConfiguration: z.strictObject({ Issuer: z.string(), Audience: z.array(z.string()) }),
  }),
  noLocalEffect: { Name: 'it is for people who read the console' },
  start: ({ properties, logicalId }, host) => {
    const { Issuer: issuer, Audience: audience } = properties.JwtConfiguration;
    const pool = [...userPools(host).values()].find((each) => each.issuer === issuer);
    if (!pool) {
      throw new StartError(
        `No user pool of the templates issues tokens as ${issuer}`,
        'Issuers elsewhere are not hosted: their keys would have to be fetched.',
      );
    }
    apiOf(properties.ApiId, host).addAuthorizer(logicalId, new JwtAuthorizer({ pool, audience, host }));
    return { ref: logicalId, attributes: { AuthorizerId: logicalId } };
  },
});

export const integration = hosted({
  type: 'AWS::ApiGatewayV2::Integration',
  properties: z.strictObject({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: z.optional(z.number()),
  }),
  noLocalEffect: {
    IntegrationMethod: 'Lambda is always invoked by POST',
    Description: 'it is for people who read the console',
  },
  start: ({ properties, logicalId }, host) => {
    const target: Integration = {
      functionArn: host.functions.arnOf(properties.IntegrationUri),
      timeoutMilliseconds: properties.TimeoutInMillis ?? 30_000,
    };
    apiOf(properties.ApiId, host).addIntegration(logicalId, target);
    return { ref: logicalId };
  },
});

const routeShape = { ApiId: z.string(), RouteKey: z.string(), Target: z.string() };

export const route = hosted({
  type: 'AWS::ApiGatewayV2::Route',
  properties: z.union([
    z.strictObject({ ...routeShape, AuthorizationType: z.optional(z.literal('NONE')) }),
    z.strictObject({
      ...routeShape,
      AuthorizationType: z.literal('JWT'),
      AuthorizerId: z.string(),
      AuthorizationScopes: z.optional(z.array(z.string())),
    }),
  ]),
  noLocalEffect: { OperationName: 'it is for people who read the console' },
  start: ({ properties, logicalId }, host) => {
    const { ApiId, RouteKey, Target } = properties;
    apiOf(ApiId, host).addRoute(RouteKey, {
      integrationId: Target.replace('integrations/', ''),
      ...('AuthorizerId' in properties && {
        authorizerId: properties.AuthorizerId,
        scopes: properties.AuthorizationScopes ?? [],
      }),
    });
    return { ref: logicalId };
  },
});

function apiOf(id: string, host: Host): HttpApi {
  const found = httpApis(host).get(id);
  if (!found) throw new StartError(`There is no HTTP API ${id}`, 'Look at the ApiId in the template.');
  return found;
}
