import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import type { HeaderRule } from '../site/distribution.ts';
import type { Forwarding, Selection } from '../site/forwarding.ts';
import { customForwarding, headerPolicies } from '../site/policies.ts';

const names = z.optional(z.array(z.string()));
const behaviour = z.enum(['none', 'whitelist', 'allExcept', 'all', 'allViewer']);
const nothingCached = 'the local distribution keeps no cache: every answer comes from the origin';

const parts = {
  CookiesConfig: z.strictObject({ CookieBehavior: behaviour, Cookies: names }),
  HeadersConfig: z.strictObject({ HeaderBehavior: behaviour, Headers: names }),
  QueryStringsConfig: z.strictObject({ QueryStringBehavior: behaviour, QueryStrings: names }),
};
type Parts = z.infer<z.ZodMiniObject<typeof parts>>;

export const cachePolicy = hosted({
  type: 'AWS::CloudFront::CachePolicy',
  properties: z.strictObject({
    CachePolicyConfig: z.strictObject({
      ParametersInCacheKeyAndForwardedToOrigin: z.strictObject({
        ...parts,
        EnableAcceptEncodingGzip: z.optional(z.boolean()),
        EnableAcceptEncodingBrotli: z.optional(z.boolean()),
      }),
    }),
  }),
  noLocalEffect: {
    'CachePolicyConfig.Name': 'policies refer to each other by id',
    'CachePolicyConfig.Comment': 'it is for people who read the console',
    'CachePolicyConfig.DefaultTTL': nothingCached,
    'CachePolicyConfig.MinTTL': nothingCached,
    'CachePolicyConfig.MaxTTL': nothingCached,
  },
  start: ({ properties, physicalName }, host) => {
    const { ParametersInCacheKeyAndForwardedToOrigin: forwarded } = properties.CachePolicyConfig;
    const { EnableAcceptEncodingGzip: gzip = false, EnableAcceptEncodingBrotli: brotli = false } = forwarded;
    customForwarding(host).set(physicalName, { ...forwardingOf(forwarded), compresses: gzip || brotli });
    return { ref: physicalName, attributes: { Id: physicalName } };
  },
});

export const originRequestPolicy = hosted({
  type: 'AWS::CloudFront::OriginRequestPolicy',
  properties: z.strictObject({ OriginRequestPolicyConfig: z.strictObject(parts) }),
  noLocalEffect: {
    'OriginRequestPolicyConfig.Name': 'policies refer to each other by id',
    'OriginRequestPolicyConfig.Comment': 'it is for people who read the console',
  },
  start: ({ properties, physicalName }, host) => {
    customForwarding(host).set(physicalName, forwardingOf(properties.OriginRequestPolicyConfig));
    return { ref: physicalName, attributes: { Id: physicalName } };
  },
});

function forwardingOf({ CookiesConfig, HeadersConfig, QueryStringsConfig }: Parts): Forwarding {
  return {
    cookies: selection(CookiesConfig.CookieBehavior, CookiesConfig.Cookies),
    headers: selection(HeadersConfig.HeaderBehavior, HeadersConfig.Headers),
    query: selection(QueryStringsConfig.QueryStringBehavior, QueryStringsConfig.QueryStrings),
  };
}

function selection(kind: z.infer<typeof behaviour>, listed: readonly string[] = []): Selection {
  switch (kind) {
    case 'none':
      return { kind: 'none' };
    case 'all':
    case 'allViewer':
      return { kind: 'all' };
    case 'whitelist':
      return { kind: 'only', names: listed };
    case 'allExcept':
      return { kind: 'allExcept', names: listed };
  }
}

const override = z.strictObject({ Override: z.boolean() });

export const responseHeadersPolicy = hosted({
  type: 'AWS::CloudFront::ResponseHeadersPolicy',
  properties: z.strictObject({
    ResponseHeadersPolicyConfig: z.strictObject({
      CustomHeadersConfig: z.optional(
        z.strictObject({
          Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: z.boolean() })),
        }),
      ),
      RemoveHeadersConfig: z.optional(
        z.strictObject({ Items: z.array(z.strictObject({ Header: z.string() })) }),
      ),
      SecurityHeadersConfig: z.optional(
        z.strictObject({
          ContentSecurityPolicy: z.optional(z.extend(override, { ContentSecurityPolicy: z.string() })),
          ContentTypeOptions: z.optional(override),
          FrameOptions: z.optional(z.extend(override, { FrameOption: z.string() })),
          ReferrerPolicy: z.optional(z.extend(override, { ReferrerPolicy: z.string() })),
        }),
      ),
    }),
  }),
  noLocalEffect: {
    'ResponseHeadersPolicyConfig.Name': 'policies refer to each other by id',
    'ResponseHeadersPolicyConfig.Comment': 'it is for people who read the console',
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity':
      'the local door speaks HTTP, where browsers ignore it',
  },
  start: ({ properties, physicalName }, host) => {
    const { CustomHeadersConfig, RemoveHeadersConfig, SecurityHeadersConfig } =
      properties.ResponseHeadersPolicyConfig;
    const { ContentSecurityPolicy, ContentTypeOptions, FrameOptions, ReferrerPolicy } =
      SecurityHeadersConfig ?? {};
    const rules = [
      rule('content-security-policy', ContentSecurityPolicy?.ContentSecurityPolicy, ContentSecurityPolicy),
      rule('x-content-type-options', 'nosniff', ContentTypeOptions),
      rule('x-frame-options', FrameOptions?.FrameOption, FrameOptions),
      rule('referrer-policy', ReferrerPolicy?.ReferrerPolicy, ReferrerPolicy),
      ...(CustomHeadersConfig?.Items ?? []).map((item) => rule(item.Header.toLowerCase(), item.Value, item)),
    ];
    headerPolicies(host).set(physicalName, {
      rules: rules.flat(),
      removed: (RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()),
    });
    return { ref: physicalName, attributes: { Id: physicalName } };
  },
});

function rule(
  name: string,
  value: string | undefined,
  given: { Override: boolean } | undefined,
): HeaderRule[] {
  return value === undefined || given === undefined ? [] : [{ name, value, override: given.Override }];
}
