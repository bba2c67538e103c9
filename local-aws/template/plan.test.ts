// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates write their variables so.
import { expect, test } from 'vitest';
import type { Stack, TemplateResource } from './assembly.ts';
import { plan } from './plan.ts';
import { Scopes } from './scope.ts';

const aws = { partition: 'aws', region: 'ap-southeast-3', accountId: '000000000000' };

test('starts a resource after those that it refers to, in whatever way', () => {
  const order = orderOf({
    name: 'a',
    resources: {
      Last: { Type: 'T', Properties: { x: { 'Fn::Sub': '${Third.Arn}' } } },
      Third: { Type: 'T', Properties: { x: [{ 'Fn::GetAtt': ['Second', 'Arn'] }] } },
      Second: { Type: 'T', DependsOn: ['First'] },
      First: { Type: 'T' },
    },
  });

  expect(order).toEqual(['a/First', 'a/Second', 'a/Third', 'a/Last']);
});

test('orders across stacks by exports and by outputs', () => {
  const order = orderOf(
    {
      name: 'web',
      resources: {
        Site: {
          Type: 'T',
          Properties: { api: { 'Fn::GetStackOutput': { StackName: 'queue', OutputName: 'Api' } } },
        },
      },
    },
    {
      name: 'queue',
      resources: { Api: { Type: 'T', Properties: { bus: { 'Fn::ImportValue': 'bus' } } } },
      outputs: { Api: { Value: { Ref: 'Api' } } },
    },
    {
      name: 'platform',
      resources: { Bus: { Type: 'T' } },
      outputs: { Bus: { Value: { Ref: 'Bus' }, Export: { Name: 'bus' } } },
    },
  );

  expect(order).toEqual(['platform/Bus', 'queue/Api', 'web/Site']);
});

test('leaves out a resource whose condition does not hold', () => {
  const order = orderOf({
    name: 'a',
    resources: { Never: { Type: 'T', Condition: 'No' }, Always: { Type: 'T', Condition: 'Yes' } },
    conditions: { No: { 'Fn::Equals': ['a', 'b'] }, Yes: { 'Fn::Not': [{ Condition: 'No' }] } },
  });

  expect(order).toEqual(['a/Always']);
});

test('names the resources of a circle', () => {
  const circle = () =>
    orderOf({
      name: 'a',
      resources: { A: { Type: 'T', DependsOn: 'B' }, B: { Type: 'T', Properties: { a: { Ref: 'A' } } } },
    });

  expect(circle).toThrow('These resources need each other: a/A → a/B → a/A');
});

interface StackContent {
  name: string;
  resources: Record<string, TemplateResource>;
  outputs?: Stack['template']['Outputs'];
  conditions?: Record<string, unknown>;
}

function orderOf(...contents: StackContent[]): string[] {
  const stacks = contents.map(({ name, resources, outputs = {}, conditions = {} }) => ({
    name,
    region: undefined,
    template: { Resources: resources, Outputs: outputs, Conditions: conditions },
  }));
  return plan(stacks, new Scopes(stacks, aws)).map(({ stack, logicalId }) => `${stack.name}/${logicalId}`);
}
