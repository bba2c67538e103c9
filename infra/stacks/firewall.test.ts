import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { loadRegion } from '#infra/regions.ts';
import { routes } from '#services/queue/contract.ts';
import { FirewallStack } from './firewall.ts';

const visibility = z.object({ SampledRequestsEnabled: z.boolean(), CloudWatchMetricsEnabled: z.boolean() });
const rule = z.object({
  Name: z.string(),
  Priority: z.number(),
  Action: z.optional(z.unknown()),
  OverrideAction: z.optional(z.unknown()),
  Statement: z.object({
    RateBasedStatement: z.optional(
      z.object({
        Limit: z.number(),
        ScopeDownStatement: z.optional(
          z.object({ RegexMatchStatement: z.object({ RegexString: z.string() }) }),
        ),
      }),
    ),
  }),
  VisibilityConfig: visibility,
});
const acl = z.object({
  Scope: z.literal('CLOUDFRONT'),
  DefaultAction: z.object({ Allow: z.object({}) }),
  CustomResponseBodies: z.record(z.string(), z.object({ ContentType: z.string(), Content: z.string() })),
  Rules: z.array(rule),
  VisibilityConfig: visibility,
});

const stack = new FirewallStack(new App({ builtinCloudFormationValidation: false }), 'firewall', {
  region: await loadRegion('tanjungbalai'),
});
const [firewall] = Object.values(Template.fromStack(stack).findResources('AWS::WAFv2::WebACL')).map(
  ({ Properties }) => acl.parse(Properties),
);
const rules = firewall?.Rules ?? [];

test('a flood is answered 429, not as a problem, so that clients try again with the same key', () => {
  const floods = rules.filter(({ Statement }) => Statement.RateBasedStatement !== undefined);
  const [key, body] = Object.entries(firewall?.CustomResponseBodies ?? {})[0] ?? [];

  expect(floods).toHaveLength(3);
  for (const { Action } of floods)
    expect(Action).toEqual({
      Block: {
        CustomResponse: {
          ResponseCode: 429,
          CustomResponseBodyKey: key,
          ResponseHeaders: [{ Name: 'Retry-After', Value: '60' }],
        },
      },
    });
  expect(body?.ContentType).toBe('APPLICATION_JSON');
  expect(JSON.parse(body?.Content ?? '')).toMatchObject({
    status: 429,
    text: { id: expect.stringContaining('coba lagi') },
  });
});

test('every stricter limit counts routes that exist, under the limit for all', () => {
  const limits = rules.flatMap(({ Statement: { RateBasedStatement: rate } }) => (rate ? [rate] : []));
  const general = limits.find(({ ScopeDownStatement }) => ScopeDownStatement === undefined)?.Limit ?? 0;
  const posts = Object.values(routes).filter(({ method }) => method !== 'DELETE');

  for (const { Limit, ScopeDownStatement } of limits.filter((limit) => limit.ScopeDownStatement)) {
    const path = new RegExp(ScopeDownStatement?.RegexMatchStatement.RegexString ?? '');
    expect(posts.filter((route) => path.test(route.path)).length, `${path}`).toBeGreaterThan(0);
    expect(Limit).toBeLessThan(general);
  }
});

test('nothing is kept of a request: rules count, and sample none', () => {
  const all = [firewall, ...rules].map((each) => each?.VisibilityConfig);

  expect(all.filter((each) => each?.SampledRequestsEnabled || !each?.CloudWatchMetricsEnabled)).toEqual([]);
  expect(Object.keys(Template.fromStack(stack).findResources('AWS::WAFv2::LoggingConfiguration'))).toEqual(
    [],
  );
});

test('an address on the reputation list, which a carrier shares among thousands, is counted and let in', () => {
  const reputation = rules.find(({ Name }) => Name === 'AWSManagedRulesAmazonIpReputationList');

  expect(reputation?.OverrideAction).toEqual({ Count: {} });
});
