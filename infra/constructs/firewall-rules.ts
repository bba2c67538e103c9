import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

/** Counts under this name; no samples, which would keep requests with their addresses. */
export const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/** The answer to who comes too often: no problem+json (the firewall cannot), so clients try again with the same key. */
export const tryAgain = {
  key: 'try-again',
  body: {
    contentType: 'APPLICATION_JSON',
    content: JSON.stringify({
      type: 'about:blank',
      title: 'Too many requests from your network. Please wait a minute and try again.',
      status: 429,
      code: 'too-many',
      text: {
        id: 'Terlalu banyak permintaan dari jaringan Anda. Tunggu satu menit, lalu coba lagi.',
        en: 'Too many requests from your network. Please wait a minute and try again.',
      },
    }),
  },
} as const;

export interface FloodRuleProps {
  readonly name: string;
  /** Requests of one address within five minutes; above it they are answered 429. */
  readonly limit: number;
  /** Regular expression of the paths that count. Default: all. */
  readonly path?: string;
}

/** A ceiling on what one address may ask. */
export const floodRule = ({ name, limit, path }: FloodRuleProps): Rule => ({
  name,
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: tryAgain.key,
        responseHeaders: [{ name: 'Retry-After', value: '60' }],
      },
    },
  },
  statement: {
    rateBasedStatement: {
      limit,
      aggregateKeyType: 'IP',
      evaluationWindowSec: 300,
      ...(path === undefined
        ? {}
        : {
            scopeDownStatement: {
              regexMatchStatement: {
                fieldToMatch: { uriPath: {} },
                regexString: path,
                textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
              },
            },
          }),
    },
  },
  visibilityConfig: visible(name),
});

export interface ManagedRuleProps {
  /** Of AWS. */
  readonly name: string;
  /** Rules of the group that only count, by name; `all`: the whole group. */
  readonly counted?: readonly string[] | 'all';
}

/** A group of rules that AWS keeps up to date. */
export const managedRule = ({ name, counted = [] }: ManagedRuleProps): Rule => ({
  name,
  overrideAction: counted === 'all' ? { count: {} } : { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides:
        counted === 'all' ? [] : counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visible(name),
});
