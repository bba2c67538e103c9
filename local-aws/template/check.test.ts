import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { hosted, ignored } from '../resource.ts';
import { checkTypes } from './check.ts';
import type { Planned } from './plan.ts';
import { TypeTable } from './type-table.ts';

const queue = hosted({
  type: 'Test::Queue',
  properties: z.strictObject({
    Name: z.string(),
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
  checkTypes(all, new TypeTable([queue, custom, ignored('Test::Alarm', 'nobody watches')], all));
}

function planned(logicalId: string, type: string, properties: Record<string, unknown> = {}): Planned {
  const resource = { Type: type, Properties: properties };
  return { stack: { name: 's', region: undefined, template: { Resources: {} } }, logicalId, resource };
}
