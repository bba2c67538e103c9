// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates and policies write their variables so.
import { describe, expect, test } from 'vitest';
import type { Context } from './conditions.ts';
import { type Decision, evaluate } from './evaluate.ts';
import { parsePolicy } from './policy.ts';

// AWS: Access: every condition operator and quantifier <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

const table = 'arn:aws:dynamodb:ap-southeast-3:123456789012:table/Books';

// The rows follow the IAM user guide: "Policy evaluation logic", "JSON policy elements: Condition operators" and
// "Conditions with multiple context keys or values".
describe('actions and resources', () => {
  test.each<[string, object, { action?: string; resource?: string }, Decision]>([
    ['nothing is allowed by default', { Action: 's3:GetObject', Resource: '*' }, {}, 'implicitDeny'],
    ['an exact match allows', { Action: 'dynamodb:GetItem', Resource: table }, {}, 'allow'],
    ['actions do not distinguish case', { Action: 'DynamoDB:getitem', Resource: table }, {}, 'allow'],
    [
      'resources do',
      { Action: 'dynamodb:GetItem', Resource: table.replace('Books', 'books') },
      {},
      'implicitDeny',
    ],
    ['a wildcard in the action', { Action: 'dynamodb:Get*', Resource: table }, {}, 'allow'],
    ['a question mark is one character', { Action: 'dynamodb:GetIte?', Resource: table }, {}, 'allow'],
    ['and only one', { Action: 'dynamodb:GetItem?', Resource: table }, {}, 'implicitDeny'],
    ['a wildcard in the resource', { Action: '*', Resource: 'arn:aws:dynamodb:*:*:table/B*' }, {}, 'allow'],
    [
      'a table does not include its indexes',
      { Action: '*', Resource: table },
      { resource: `${table}/index/x` },
      'implicitDeny',
    ],
    ['a dot is no wildcard', { Action: '*', Resource: table.replace('Books', 'B..ks') }, {}, 'implicitDeny'],
    ['NotAction allows the others', { NotAction: 'dynamodb:PutItem', Resource: '*' }, {}, 'allow'],
    [
      'NotAction leaves out what it names',
      { NotAction: 'dynamodb:*Item', Resource: '*' },
      {},
      'implicitDeny',
    ],
    ['NotResource leaves out what it names', { Action: '*', NotResource: [table] }, {}, 'implicitDeny'],
  ])('%s', (_, statement, { action = 'dynamodb:GetItem', resource = table }, expected) => {
    const statements = parsePolicy({ Statement: [{ Effect: 'Allow', ...statement }] }, 'test');

    expect(evaluate(statements, { action, resource, context: new Map() })).toBe(expected);
  });

  test('an explicit deny outweighs every allow, in whatever order they stand', () => {
    const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
    const deny = { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: table };
    const request = { action: 'dynamodb:GetItem', resource: table, context: new Map() };

    for (const Statement of [
      [allow, deny],
      [deny, allow],
    ]) {
      expect(evaluate(parsePolicy({ Statement }, 'test'), request)).toBe('explicitDeny');
    }
  });
});

describe('conditions', () => {
  const one = (key: string, value: string): Context => new Map([[key, [value]]]);
  const none: Context = new Map();

  test.each<[string, object, Context, boolean]>([
    ['StringEquals distinguishes case', { StringEquals: { 'a:k': 'Value' } }, one('a:k', 'value'), false],
    [
      'StringEqualsIgnoreCase does not',
      { StringEqualsIgnoreCase: { 'a:k': 'Value' } },
      one('a:k', 'value'),
      true,
    ],
    ['the names of keys do not', { StringEquals: { 'A:K': 'v' } }, one('a:k', 'v'), true],
    ['values are alternatives', { StringEquals: { 'a:k': ['x', 'v'] } }, one('a:k', 'v'), true],
    [
      'StringNotEquals holds for none of the values',
      { StringNotEquals: { 'a:k': ['x', 'v'] } },
      one('a:k', 'v'),
      false,
    ],
    ['StringLike takes wildcards', { StringLike: { 'a:k': 'a*c?' } }, one('a:k', 'abbcd'), true],
    ['StringEquals takes none', { StringEquals: { 'a:k': 'a*' } }, one('a:k', 'abc'), false],
    ['StringNotLike', { StringNotLike: { 'a:k': 'a*' } }, one('a:k', 'abc'), false],
    ['a missing key fails a positive operator', { StringEquals: { 'a:k': 'v' } }, none, false],
    ['a missing key satisfies a negated operator', { StringNotEquals: { 'a:k': 'v' } }, none, true],
    ['IfExists forgives a missing key', { StringEqualsIfExists: { 'a:k': 'v' } }, none, true],
    [
      'IfExists still compares a present one',
      { StringEqualsIfExists: { 'a:k': 'v' } },
      one('a:k', 'w'),
      false,
    ],
    ['several keys must all hold', { StringEquals: { 'a:k': 'v', 'a:l': 'v' } }, one('a:k', 'v'), false],
    [
      'several operators must all hold',
      { StringEquals: { 'a:k': 'v' }, Null: { 'a:k': 'true' } },
      one('a:k', 'v'),
      false,
    ],
    ['Null true asks that the key is missing', { Null: { 'a:k': 'true' } }, none, true],
    ['Null false asks that it is there', { Null: { 'a:k': 'false' } }, none, false],
    ['Bool', { Bool: { 'a:k': 'true' } }, one('a:k', 'true'), true],
    ['Bool may be written without quotes', { Bool: { 'a:k': false } }, one('a:k', 'true'), false],
    [
      'ArnLike matches part by part',
      { ArnLike: { 'a:k': 'arn:aws:events:*:123:rule/r*' } },
      one('a:k', 'arn:aws:events:x:123:rule/r1'),
      true,
    ],
    [
      'a wildcard of ArnLike does not reach over a colon',
      { ArnLike: { 'a:k': 'arn:aws:*:rule/r' } },
      one('a:k', 'arn:aws:events:x:123:rule/r'),
      false,
    ],
    [
      'ArnEquals behaves like ArnLike',
      { ArnEquals: { 'a:k': 'arn:aws:sqs:*:123:q' } },
      one('a:k', 'arn:aws:sqs:x:123:q'),
      true,
    ],
    ['NumericLessThan', { NumericLessThan: { 'a:k': '10' } }, one('a:k', '9'), true],
    ['NumericGreaterThanEquals', { NumericGreaterThanEquals: { 'a:k': 10 } }, one('a:k', '9'), false],
    [
      'DateGreaterThan',
      { DateGreaterThan: { 'a:k': '2026-11-21T00:00:00Z' } },
      one('a:k', '2026-11-22T00:00:00Z'),
      true,
    ],
    [
      'DateLessThan with epoch seconds',
      { DateLessThan: { 'a:k': '1' } },
      one('a:k', '2026-11-22T00:00:00Z'),
      false,
    ],
    [
      'ForAllValues: every value fits',
      { 'ForAllValues:StringEquals': { 'a:k': ['x', 'y'] } },
      new Map([['a:k', ['x', 'y']]]),
      true,
    ],
    [
      'ForAllValues: one does not',
      { 'ForAllValues:StringEquals': { 'a:k': ['x', 'y'] } },
      new Map([['a:k', ['x', 'z']]]),
      false,
    ],
    ['ForAllValues holds if the key is missing', { 'ForAllValues:StringEquals': { 'a:k': 'x' } }, none, true],
    [
      'ForAnyValue: one fits',
      { 'ForAnyValue:StringLike': { 'a:k': 'x*' } },
      new Map([['a:k', ['a', 'xy']]]),
      true,
    ],
    ['ForAnyValue fails if the key is missing', { 'ForAnyValue:StringEquals': { 'a:k': 'x' } }, none, false],
  ])('%s', (_, condition, context, holds) => {
    const statements = parsePolicy(
      { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition } },
      'test',
    );

    const decision = evaluate(statements, { action: 'a:b', resource: 'r', context });

    expect(decision).toBe(holds ? 'allow' : 'implicitDeny');
  });
});

describe('what the evaluator would have to guess about', () => {
  const allow = { Effect: 'Allow', Action: '*', Resource: '*' };

  test.each<[string, object, RegExp]>([
    [
      'an unknown operator',
      { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
      /unknown condition operator IpAddress/,
    ],
    [
      'an unknown quantifier',
      { Condition: { 'ForSome:StringEquals': { 'a:k': 'v' } } },
      /unknown condition operator ForSome/,
    ],
    ['a policy variable', { Resource: 'arn:aws:s3:::b/${aws:username}' }, /policy variables are not hosted/],
    ['an element it does not know', { NotPrincipal: '*' }, /the policy cannot be read/],
    ['an effect that is none', { Effect: 'Maybe' }, /the policy cannot be read/],
  ])('stops the start: %s', (_, change, message) => {
    expect(() => parsePolicy({ Statement: [{ ...allow, ...change }] }, 'role x')).toThrow(message);
  });
});
