import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { httpApis } from '../http-api/http-api.ts';
import { hosted } from '../resource.ts';
import { BucketOrigin } from '../site/bucket-origin.ts';
import { type Behaviour, Distribution, type Origin } from '../site/distribution.ts';
import { distributions } from '../site/distributions.ts';
import type { EdgeFunction } from '../site/edge-function.ts';
import { managedForwarding } from '../site/forwarding.ts';
import { pathMatcher } from '../site/path-pattern.ts';
import { customForwarding, edgeFunctions, headerPolicies } from '../site/policies.ts';
import { StartError } from '../start-error.ts';

const tls = 'the local door speaks HTTP on loopback';

const behaviourShape = {
  TargetOriginId: z.string(),
  AllowedMethods: z.optional(z.array(z.string())),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.optional(z.string()),
  ResponseHeadersPolicyId: z.optional(z.string()),
  Compress: z.optional(z.boolean()),
  FunctionAssociations: z.optional(
    z.array(
      z.strictObject({ EventType: z.enum(['viewer-request', 'viewer-response']), FunctionARN: z.string() }),
    ),
  ),
};
const defaultBehaviour = z.strictObject(behaviourShape);
const cacheBehaviour = z.strictObject({ ...behaviourShape, PathPattern: z.string() });
type BehaviourConfig = z.infer<typeof defaultBehaviour>;

const originConfig = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.optional(z.string()),
  OriginCustomHeaders: z.optional(
    z.array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() })),
  ),
  OriginAccessControlId: z.optional(z.string()),
  S3OriginConfig: z.optional(z.strictObject({ OriginAccessIdentity: z.optional(z.literal('')) })),
});

export const cloudfrontDistribution = hosted({
  type: 'AWS::CloudFront::Distribution',
  properties: z.strictObject({
    DistributionConfig: z.strictObject({
      Enabled: z.literal(true),
      Aliases: z.optional(z.array(z.string())),
      DefaultRootObject: z.optional(z.string()),
      DefaultCacheBehavior: defaultBehaviour,
      CacheBehaviors: z.optional(z.array(cacheBehaviour)),
      CustomErrorResponses: z.optional(
        z.array(
          z.strictObject({
            ErrorCode: z.number(),
            ResponseCode: z.optional(z.number()),
            ResponsePagePath: z.optional(z.string()),
          }),
        ),
      ),
      Origins: z.array(originConfig),
    }),
  }),
  noLocalEffect: {
    'DistributionConfig.Comment': 'it is for people who read the console',
    'DistributionConfig.HttpVersion': 'the local door speaks HTTP/1.1',
    'DistributionConfig.IPV6Enabled': 'the local door listens on loopback',
    'DistributionConfig.PriceClass': 'there are no edges here',
    'DistributionConfig.ViewerCertificate': tls,
    'DistributionConfig.WebACLId': 'nobody floods a door on loopback; functions count floods by themselves',
    'DistributionConfig.Logging': 'there is no log bucket; functions log by themselves',
    'DistributionConfig.CustomErrorResponses.ErrorCachingMinTTL': 'the local distribution keeps no cache',
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy': tls,
    'DistributionConfig.DefaultCacheBehavior.CachedMethods': 'the local distribution keeps no cache',
    'DistributionConfig.CacheBehaviors.ViewerProtocolPolicy': tls,
    'DistributionConfig.CacheBehaviors.CachedMethods': 'the local distribution keeps no cache',
    'DistributionConfig.Origins.CustomOriginConfig':
      'origins are reached within the host, without a connection',
    'DistributionConfig.Origins.ConnectionAttempts':
      'origins are reached within the host, without a connection',
    'DistributionConfig.Origins.ConnectionTimeout':
      'origins are reached within the host, without a connection',
    Tags: 'nothing reads tags here',
  },
  start: ({ stack, logicalId, properties }, host) => {
    const { DistributionConfig: config } = properties;
    const id = `E${createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 13).toUpperCase()}`;
    const domainName = `${id.toLowerCase()}.cloudfront.net`;
    const arn = `arn:aws:cloudfront::${host.aws.accountId}:distribution/${id}`;
    const origins = new Map(config.Origins.map((origin) => [origin.Id, originOf(origin, arn, host)]));
    const behaviour = (each: BehaviourConfig, pattern: string) => behaviourOf(each, pattern, origins, host);
    distributions(host).add(
      new Distribution({
        id,
        domainName,
        aliases: config.Aliases ?? [],
        defaultRootObject: config.DefaultRootObject,
        behaviours: [
          ...(config.CacheBehaviors ?? []).map((each) => behaviour(each, each.PathPattern)),
          behaviour(config.DefaultCacheBehavior, '*'),
        ],
        errorPages: (config.CustomErrorResponses ?? []).flatMap(
          ({ ErrorCode, ResponseCode, ResponsePagePath }) =>
            ResponsePagePath === undefined
              ? []
              : [{ status: ErrorCode, path: ResponsePagePath, respondWith: ResponseCode ?? ErrorCode }],
        ),
      }),
    );
    return { ref: id, attributes: { Id: id, DomainName: domainName } };
  },
});

function originOf(config: z.infer<typeof originConfig>, distributionArn: string, host: Host): Origin {
  const common = {
    domainName: config.DomainName,
    path: config.OriginPath ?? '',
    customHeaders: Object.fromEntries(
      (config.OriginCustomHeaders ?? []).map(({ HeaderName, HeaderValue }) => [
        HeaderName.toLowerCase(),
        HeaderValue,
      ]),
    ),
  };
  const api = [...httpApis(host).values()].find(({ domainName }) => domainName === config.DomainName);
  if (api) return { ...common, answer: (request) => api.answer(request) };
  const bucket = /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(config.DomainName)?.[1];
  if (bucket === undefined) {
    throw new StartError(
      `No HTTP API or bucket of the templates is ${config.DomainName}`,
      'Other origins are not hosted; see local-aws/resources/cloudfront-distribution.ts.',
    );
  }
  const origin = new BucketOrigin(bucket, distributionArn, host);
  return { ...common, answer: (request) => origin.answer(request) };
}

function behaviourOf(
  config: BehaviourConfig,
  pattern: string,
  origins: ReadonlyMap<string, Origin>,
  host: Host,
): Behaviour {
  const origin = origins.get(config.TargetOriginId);
  if (!origin)
    throw new StartError(`${pattern} names no origin of its distribution`, 'Look at TargetOriginId.');
  const policies = [config.CachePolicyId, config.OriginRequestPolicyId].filter((id) => id !== undefined);
  const forwarding = policies.map((id) => customForwarding(host).get(id) ?? managedForwarding(id));
  const headers = headersOf(config.ResponseHeadersPolicyId, host);
  return {
    matches: pathMatcher(pattern),
    origin,
    methods: config.AllowedMethods ?? ['GET', 'HEAD'],
    forwarding,
    compress: config.Compress === true && forwarding.some(({ compresses }) => compresses === true),
    headerRules: headers.rules,
    removedHeaders: headers.removed,
    onRequest: edgeFunctionOf('viewer-request', config, host),
    onResponse: edgeFunctionOf('viewer-response', config, host),
  };
}

function headersOf(id: string | undefined, host: Host) {
  if (id === undefined) return { rules: [], removed: [] };
  const policy = headerPolicies(host).get(id);
  if (policy) return policy;
  throw new StartError(
    `Unknown response headers policy ${id}`,
    "AWS's own are not hosted: write the headers down.",
  );
}

function edgeFunctionOf(
  eventType: 'viewer-request' | 'viewer-response',
  { FunctionAssociations: associations = [] }: BehaviourConfig,
  host: Host,
): EdgeFunction | undefined {
  const association = associations.find(({ EventType }) => EventType === eventType);
  return association && edgeFunctions(host).get(association.FunctionARN);
}
