// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates and policies write their variables so.
import { expect, test } from 'vitest';
import type { Stack, Template } from './assembly.ts';
import { resolve } from './resolve.ts';
import { Scopes } from './scope.ts';

// AWS: Templates: functions and what they give <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

const aws = { partition: 'aws', region: 'ap-southeast-3', accountId: '000000000000' };

test.each<[string, unknown, unknown]>([
  ['Ref of a resource', { Ref: 'Table' }, 'the-table'],
  ['Ref of a parameter with a default', { Ref: 'Size' }, 7],
  ['Ref of a pseudo parameter', { Ref: 'AWS::StackName' }, 'queue'],
  ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:table'],
  ['Fn::GetAtt as a path', { 'Fn::GetAtt': 'Table.Arn' }, 'arn:table'],
  ['Fn::GetAtt with a dotted attribute', { 'Fn::GetAtt': ['Table', 'Outputs.Url'] }, 'https://t'],
  [
    'Fn::Sub with references',
    { 'Fn::Sub': '${AWS::Partition}/${Table}/${Table.Arn}' },
    'aws/the-table/arn:table',
  ],
  ['Fn::Sub with own values', { 'Fn::Sub': ['${a}-${Table}', { a: { Ref: 'Size' } }] }, '7-the-table'],
  ['Fn::Sub leaves an escaped name', { 'Fn::Sub': '${!Table}' }, '${Table}'],
  ['Fn::Join', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, { Ref: 'Size' }]] }, 'arn:aws:7'],
  ['Fn::Split and Fn::Select', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'https://host/path'] }] }, 'host'],
  ['Fn::If of a condition that holds', { 'Fn::If': ['Big', 'yes', 'no'] }, 'yes'],
  ['Fn::If of a condition that does not', { 'Fn::If': ['Small', 'yes', 'no'] }, 'no'],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'memory'] }, 512],
  ['Fn::Base64', { 'Fn::Base64': 'a' }, 'YQ=='],
  ['Fn::ImportValue of another stack', { 'Fn::ImportValue': 'bus-name' }, 'the-bus'],
  [
    'Fn::GetStackOutput of another stack',
    { 'Fn::GetStackOutput': { StackName: 'platform', OutputName: 'Bus' } },
    'the-bus',
  ],
  ['a property set to AWS::NoValue is left out', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['a list item set to AWS::NoValue is left out', [1, { Ref: 'AWS::NoValue' }], [1]],
  [
    'Condition in a policy statement is a plain name',
    { Condition: { Bool: { a: 'true' } } },
    { Condition: { Bool: { a: 'true' } } },
  ],
])('%s', (_, value, expected) => {
  const { scopes, queue } = twoStacks();

  expect(resolve(value, scopes.of(queue, 'Function'))).toEqual(expected);
});

test.each<[string, unknown, RegExp]>([
  [
    'an unknown function',
    { 'Fn::Cidr': ['10.0.0.0/16', 1] },
    /queue\/Function: the host does not know the function Fn::Cidr/,
  ],
  [
    'a resource that is not in the stack',
    { Ref: 'Nothing' },
    /queue\/Function: there is no Nothing in this stack/,
  ],
  [
    'an attribute that the host does not give',
    { 'Fn::GetAtt': ['Table', 'Colour'] },
    /no attribute Colour of Table \(AWS::DynamoDB::Table\)/,
  ],
  [
    'an output that no stack has',
    { 'Fn::GetStackOutput': { StackName: 'platform', OutputName: 'X' } },
    /stack platform has no output X/,
  ],
  ['a parameter without a default', { Ref: 'Required' }, /parameter Required has no default/],
  [
    'a selection beyond the list',
    { 'Fn::Select': [3, ['a']] },
    /Fn::Select has arguments that it cannot take/,
  ],
])('names %s', (_, value, message) => {
  const { scopes, queue } = twoStacks();

  expect(() => resolve(value, scopes.of(queue, 'Function'))).toThrow(message);
});

function twoStacks() {
  const queue = stack('queue', {
    Resources: { Table: { Type: 'AWS::DynamoDB::Table' }, Function: { Type: 'AWS::Lambda::Function' } },
    Parameters: { Size: { Type: 'Number', Default: 7 }, Required: { Type: 'String' } },
    Conditions: {
      Big: { 'Fn::Equals': [{ Ref: 'Size' }, '7'] },
      Small: { 'Fn::And': [{ Condition: 'Big' }, { 'Fn::Not': [{ Condition: 'Big' }] }] },
    },
    Mappings: { Sizes: { 'ap-southeast-3': { memory: 512 } } },
  });
  const platform = stack('platform', {
    Resources: { Bus: { Type: 'AWS::Events::EventBus' } },
    Outputs: { Bus: { Value: { Ref: 'Bus' }, Export: { Name: { 'Fn::Sub': 'bus-name' } } } },
  });
  const scopes = new Scopes([queue, platform], aws);
  scopes.note('queue', 'Table', {
    ref: 'the-table',
    attributes: { Arn: 'arn:table', 'Outputs.Url': 'https://t' },
  });
  scopes.note('platform', 'Bus', { ref: 'the-bus' });
  return { scopes, queue };
}

function stack(name: string, template: Template): Stack {
  return { name, region: undefined, template };
}
