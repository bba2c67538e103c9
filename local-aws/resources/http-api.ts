import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { HttpApi, httpApis, type Integration } from '../http-api/http-api.ts';
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

export const route = hosted({
  type: 'AWS::ApiGatewayV2::Route',
  properties: z.strictObject({
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.optional(z.literal('NONE')),
  }),
  noLocalEffect: { OperationName: 'it is for people who read the console' },
  start: ({ properties, logicalId }, host) => {
    apiOf(properties.ApiId, host).addRoute(
      properties.RouteKey,
      properties.Target.replace('integrations/', ''),
    );
    return { ref: logicalId };
  },
});

function apiOf(id: string, host: Host): HttpApi {
  const found = httpApis(host).get(id);
  if (!found) throw new StartError(`There is no HTTP API ${id}`, 'Look at the ApiId in the template.');
  return found;
}
