import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { hosted, ignored } from '../resource.ts';
import type { Stack } from './assembly.ts';
import { checkTemplates } from './check.ts';
import type { Planned } from './plan.ts';
import { Scopes } from './scope.ts';
import { TypeTable } from './type-table.ts';

const stack: Stack = {
  name: 's',
  region: undefined,
  template: { Resources: { X: { Type: 'Test::Alarm' }, Provider: { Type: 'AWS::Lambda::Function' } } },
};

const queue = hosted({
  type: 'Test::Queue',
  properties: z.strictObject({
    Name: z.string(),
    Kind: z._default(z.enum(['plain']), 'plain'),
    Rules: z.optional(
      z.array(z.strictObject({ Id: z.string(), Free: z.optional(z.record(z.string(), z.unknown())) })),
    ),
    Target: z.optional(z.union([z.strictObject({ Queue: z.string() }), z.strictObject({ Bus: z.string() })])),
  }),
  noLocalEffect: { Tags: 'nothing reads them', 'Rules.Comment': 'for people', 'Rules.*.Deep': 'for nobody' },
  start: () => ({ ref: 'queue' }),
});

test('takes a template whose types and properties it knows', () => {
  expect(() =>
    check({
      Name: { Ref: 'X' },
      Tags: [{ Anything: 1 }],
      Rules: [{ Id: 'a', Comment: 'c', Free: { Whatever: { Deep: 1 } } }],
      Target: { Bus: 'b' },
    }),
  ).not.toThrow();
});

test.each<[string, object, string]>([
  ['at the top', { Colour: 'red' }, 'Colour'],
  ['within a list', { Rules: [{ Id: 'a' }, { Id: 'b', Colour: 'red' }] }, 'Rules.Colour'],
  ['within a choice', { Target: { Bus: 'b', Colour: 'red' } }, 'Target.Colour'],
])('names an unknown property %s', (_, properties, path) => {
  expect(() => check({ Name: 'n', ...properties })).toThrow(
    `stack s, resource Thing: Test::Queue has the unknown property ${path}`,
  );
});

test.each<[string, object, string]>([
  ['a required property that is missing', {}, 'Test::Queue lacks the property Name'],
  [
    'a value that no schema takes',
    { Name: 'n', Kind: 'express' },
    'Test::Queue has a value that the host does not know at Kind: "express"',
  ],
  [
    'a value deep within',
    { Name: 'n', Rules: [{ Id: 7 }] },
    'Test::Queue has a value that the host does not know at Rules.Id: 7',
  ],
  [
    'a function that nobody knows',
    { Name: { 'Fn::Guess': 'x' } },
    'Test::Queue has the unknown function Fn::Guess at Name',
  ],
  [
    'such a function within another',
    { Name: { 'Fn::Join': ['', [{ 'Fn::Guess': 'x' }]] } },
    'Test::Queue has the unknown function Fn::Guess at Name',
  ],
  [
    'a reference to nothing',
    { Name: { Ref: 'Nothing' } },
    'Test::Queue refers to Nothing at Name, which this stack lacks',
  ],
  [
    'one within a text',
    { Name: { 'Fn::Sub': `a-\${Nothing.Arn}` } },
    'Test::Queue refers to Nothing at Name, which this stack lacks',
  ],
])('names %s', (_, properties, problem) => {
  expect(() => check({ ...properties })).toThrow(`stack s, resource Thing: ${problem}`);
});

test("takes a text's own variables, pseudo parameters and what another function will give", () => {
  expect(() =>
    check({ Name: { 'Fn::Sub': [`\${own}-\${AWS::Region}`, { own: { Ref: 'X' } }] }, Kind: { Ref: 'X' } }),
  ).not.toThrow();
});

test('names what a resource depends on in vain', () => {
  const thing = planned('Thing', 'Test::Alarm');

  expect(() => checkAll([{ ...thing, resource: { ...thing.resource, DependsOn: ['X', 'Gone'] } }])).toThrow(
    'stack s, resource Thing: DependsOn refers to Gone, which this stack lacks',
  );
});

test('names every unknown type at once', () => {
  const both = () => checkAll([planned('A', 'Other::One'), planned('B', 'Other::Two')]);

  expect(both).toThrow(
    /resource A: unknown resource type Other::One\n.*resource B: unknown resource type Other::Two/,
  );
});

test('lets a type without local effect have any property', () => {
  expect(() => checkAll([planned('A', 'Test::Alarm', { Anything: { At: 'all' } })])).not.toThrow();
});

test('looks at nothing of a function that only serves a custom resource which the host does itself', () => {
  const provider = planned('Provider', 'AWS::Lambda::Function', { Runtime: 'python3.13' });
  const custom = planned('Custom', 'Test::Custom', { ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] } });

  expect(() => checkAll([provider, custom])).not.toThrow();
  expect(() => checkAll([provider])).toThrow('unknown resource type AWS::Lambda::Function');
});

function check(properties: Record<string, unknown>): void {
  checkAll([planned('Thing', 'Test::Queue', properties)]);
}

function checkAll(all: Planned[]): void {
  const custom = hosted({
    type: 'Test::Custom',
    properties: z.strictObject({ ServiceToken: z.string() }),
    start: () => ({ ref: '' }),
  });
  const scopes = new Scopes([stack], { partition: 'aws', region: 'ap-southeast-3', accountId: '0' });
  const types = new TypeTable([queue, custom, ignored('Test::Alarm', 'nobody watches')], all);
  checkTemplates(all, { types, scopes });
}

function planned(logicalId: string, type: string, properties: Record<string, unknown> = {}): Planned {
  return { stack, logicalId, resource: { Type: type, Properties: properties } };
}
