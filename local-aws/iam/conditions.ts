import { matchesArn, matchesWildcard } from './wildcard.ts';

/** Condition keys of a request, in lower case: IAM does not distinguish case. */
export type Context = ReadonlyMap<string, readonly string[]>;

type Compare = (expected: string, actual: string) => boolean;

const positive: Readonly<Record<string, Compare>> = {
  StringEquals: (expected, actual) => expected === actual,
  StringEqualsIgnoreCase: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  StringLike: matchesWildcard,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  NumericEquals: (expected, actual) => Number(actual) === Number(expected),
  NumericLessThan: (expected, actual) => Number(actual) < Number(expected),
  NumericLessThanEquals: (expected, actual) => Number(actual) <= Number(expected),
  NumericGreaterThan: (expected, actual) => Number(actual) > Number(expected),
  NumericGreaterThanEquals: (expected, actual) => Number(actual) >= Number(expected),
  DateEquals: (expected, actual) => instant(actual) === instant(expected),
  DateLessThan: (expected, actual) => instant(actual) < instant(expected),
  DateLessThanEquals: (expected, actual) => instant(actual) <= instant(expected),
  DateGreaterThan: (expected, actual) => instant(actual) > instant(expected),
  DateGreaterThanEquals: (expected, actual) => instant(actual) >= instant(expected),
  Bool: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
};

/** Each is true exactly if its counterpart is true of none of the expected values. */
const negative: Readonly<Record<string, Compare | undefined>> = {
  StringNotEquals: positive['StringEquals'],
  StringNotEqualsIgnoreCase: positive['StringEqualsIgnoreCase'],
  StringNotLike: positive['StringLike'],
  ArnNotEquals: positive['ArnEquals'],
  ArnNotLike: positive['ArnLike'],
  NumericNotEquals: positive['NumericEquals'],
  DateNotEquals: positive['DateEquals'],
};

/** Keys that the host fills in; by any other it would have to guess. */
const keys = [
  'aws:CurrentTime',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'events:detail-type',
  'events:source',
  'iam:PassedToService',
  's3:prefix',
  'ses:FromAddress',
];
const known: ReadonlySet<string> = new Set(keys.map((key) => key.toLowerCase()));
export const isConditionKey = (key: string): boolean => known.has(key.toLowerCase());

const form = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** Whether the evaluator knows the operator, its quantifier and suffix included. */
export function isCondition(operator: string): boolean {
  const [, , name = ''] = form.exec(operator) ?? [];
  return name === 'Null' || name in positive || name in negative;
}

/** One operator with one key: `expected` are alternatives. */
export function conditionHolds(
  operator: string,
  key: string,
  expected: readonly string[],
  context: Context,
): boolean {
  const [, quantifier, name = '', ifExists] = form.exec(operator) ?? [];
  const actual = context.get(key.toLowerCase());
  if (name === 'Null') return expected.some((value) => (value === 'true') === (actual === undefined));

  const same = positive[name];
  const counterpart = negative[name];
  const fits = (value: string) =>
    counterpart
      ? !expected.some((each) => counterpart(each, value))
      : expected.some((each) => same?.(each, value) ?? false);

  if (quantifier === 'ForAllValues') return (actual ?? []).every(fits);
  if (quantifier === 'ForAnyValue') return (actual ?? []).some(fits);
  if (actual === undefined) return ifExists !== undefined || counterpart !== undefined;
  return actual.every(fits);
}

/** ISO 8601, or seconds since the epoch. */
function instant(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
