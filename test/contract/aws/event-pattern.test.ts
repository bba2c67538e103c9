import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';

// AWS: Event patterns: operators <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
// AWS: Event patterns: fields, arrays, null and empty values <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html>

let place: Place;

beforeAll(async () => {
  place = await openPlace('contract-event-pattern', { Resources: {}, Outputs: {} });
});
afterAll(() => place?.stop());

const envelope = {
  version: '0',
  id: 'ddddd4-aaaa-7777-4444-345dd43cc333',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  account: '012345679012',
  time: '2026-10-02T16:24:49Z',
  region: 'us-east-1',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000'],
};
const tried = async (pattern: object, event: object) => {
  const { Result } = await place.events.send(
    new TestEventPatternCommand({
      EventPattern: JSON.stringify(pattern),
      Event: JSON.stringify({ ...envelope, ...event }),
    }),
  );
  return Result;
};

type Row = [title: string, pattern: object, wanted: object, unwanted: object];

describe('an operator wants what AWS says it wants, and nothing else', () => {
  test.each<Row>([
    ['equals', { Name: ['Alice'] }, { Name: 'Alice' }, { Name: 'alice' }],
    [
      'equals, ignoring case',
      { Name: [{ 'equals-ignore-case': 'alice' }] },
      { Name: 'ALICE' },
      { Name: 'Alicia' },
    ],
    [
      'and',
      { Location: ['New York'], Day: ['Monday'] },
      { Location: 'New York', Day: 'Monday' },
      { Location: 'New York', Day: 'Tuesday' },
    ],
    [
      'or, of one field',
      { PaymentType: ['Credit', 'Debit'] },
      { PaymentType: 'Debit' },
      { PaymentType: 'Cash' },
    ],
    [
      'or, of several fields',
      { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] },
      { Location: 'Medan', Day: 'Monday' },
      { Location: 'Medan', Day: 'Friday' },
    ],
    ['empty', { LastName: [''] }, { LastName: '' }, { LastName: ' ' }],
    ['null', { UserID: [null] }, { UserID: null }, { UserID: 'null' }],
    ['begins with', { Region: [{ prefix: 'us-' }] }, { Region: 'us-east-1' }, { Region: 'eu-us-1' }],
    [
      'begins with, ignoring case',
      { service: [{ prefix: { 'equals-ignore-case': 'eventb' } }] },
      { service: 'EventBridge' },
      { service: 'AnEventBridge' },
    ],
    ['ends with', { FileName: [{ suffix: '.png' }] }, { FileName: 'a.png' }, { FileName: 'a.PNG' }],
    [
      'ends with, ignoring case',
      { service: [{ suffix: { 'equals-ignore-case': 'tbridge' } }] },
      { service: 'EventBRIDGE' },
      { service: 'EventBridges' },
    ],
    [
      'anything but',
      { state: [{ 'anything-but': 'initializing' }] },
      { state: 'running' },
      { state: 'initializing' },
    ],
    [
      'anything but several',
      { state: [{ 'anything-but': ['stopped', 'overloaded'] }] },
      { state: 'running' },
      { state: 'overloaded' },
    ],
    [
      'anything but a number',
      { 'x-limit': [{ 'anything-but': [100, 200, 300] }] },
      { 'x-limit': 301 },
      { 'x-limit': 200 },
    ],
    [
      'anything but, ignoring case',
      { state: [{ 'anything-but': { 'equals-ignore-case': ['initializing', 'stopped'] } }] },
      { state: 'running' },
      { state: 'INITIALIZING' },
    ],
    [
      'anything but a beginning',
      { state: [{ 'anything-but': { prefix: 'init' } }] },
      { state: 'running' },
      { state: 'initializing' },
    ],
    [
      'anything but several endings',
      { FileName: [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }] },
      { FileName: 'a.png' },
      { FileName: 'a.rtf' },
    ],
    [
      'anything but a wildcard',
      { FilePath: [{ 'anything-but': { wildcard: '*/lib/*' } }] },
      { FilePath: 'dir/bin/x' },
      { FilePath: 'dir/lib/x' },
    ],
    ['a number', { Price: [{ numeric: ['=', 100] }] }, { Price: 100 }, { Price: '100' }],
    ['a range', { Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 20 }, { Price: 10 }],
    ['below', { 'c-count': [{ numeric: ['<', 10] }] }, { 'c-count': -3 }, { 'c-count': 10 }],
    ['exists', { ProductName: [{ exists: true }] }, { ProductName: 'x' }, { Product: 'x' }],
    ['does not exist', { ProductName: [{ exists: false }] }, { Product: 'x' }, { ProductName: '' }],
    [
      'wildcard',
      { FileName: [{ wildcard: 'dir/*.png' }] },
      { FileName: 'dir/sub/a.png' },
      { FileName: 'dir/a.jpg' },
    ],
    ['wildcard with a literal star', { Name: [{ wildcard: 'a\\*b*' }] }, { Name: 'a*bc' }, { Name: 'aXbc' }],
  ])('%s', async (_, pattern, wanted, unwanted) => {
    expect(await tried({ detail: pattern }, { detail: wanted })).toBe(true);
    expect(await tried({ detail: pattern }, { detail: unwanted })).toBe(false);
  });
});

describe('fields', () => {
  test.each<[string, object, object, boolean]>([
    ['beside each other all count', { source: ['aws.ec2'], 'detail-type': ['Other'] }, {}, false],
    [
      'that an event has beside those named are passed over',
      { source: ['aws.ec2'] },
      { detail: { any: 1 } },
      true,
    ],
    ['of an array want one element', { resources: [{ suffix: 'i-000000aaaaaa00000' }] }, {}, true],
    [
      'of an array of both sides want one in common',
      { detail: { list: ['a', 'b'] } },
      { detail: { list: ['b', 'c'] } },
      true,
    ],
    [
      'of an array of objects belong to one object',
      { detail: { list: { a: [1], b: [2] } } },
      {
        detail: {
          list: [
            { a: 1, b: 3 },
            { a: 4, b: 2 },
          ],
        },
      },
      false,
    ],
    [
      'with an object are no leaf',
      { detail: { state: [{ exists: true }] } },
      { detail: { state: { code: 1 } } },
      false,
    ],
    [
      'below an absent one do not exist',
      { detail: { state: { code: [{ exists: false }] } } },
      { detail: {} },
      true,
    ],
    ['with true want true, not its text', { detail: { ok: [true] } }, { detail: { ok: 'true' } }, false],
    [
      'beside an $or count too',
      { detail: { $or: [{ a: [1] }, { b: [{ numeric: ['>', 5] }] }], c: ['x'] } },
      { detail: { b: 6, c: 'x' } },
      true,
    ],
  ])('%s', async (_, pattern, event, result) => {
    expect(await tried(pattern, event)).toBe(result);
  });
});

test.each<[string, string]>([
  ['no JSON', '{'],
  ['an empty pattern', '{}'],
  ['a value outside of a list', '{"source":"aws.ec2"}'],
  ['an empty list', '{"source":[]}'],
  ['an operator that nobody knows', '{"source":[{"contains":"x"}]}'],
  ['a range that runs backwards', '{"detail":{"a":[{"numeric":["<",5,">",1]}]}}'],
  ['a number beyond five billion', '{"detail":{"a":[{"numeric":[">",6000000000]}]}}'],
  ['two stars in a row', '{"source":[{"wildcard":"a**"}]}'],
])('%s is no pattern', async (_, EventPattern) => {
  const given = place.events.send(
    new TestEventPatternCommand({ EventPattern, Event: JSON.stringify({ ...envelope, detail: {} }) }),
  );

  await expect(given).rejects.toMatchObject({ name: 'InvalidEventPatternException' });
});

// In AWS this is a pattern; here it is refused, at the start as well, and never passed over.
test.runIf(!process.env['CONTRACT_OUTPUTS'])('an address range is refused by name', async () => {
  await expect(tried({ detail: { ip: [{ cidr: '10.0.0.0/24' }] } }, { detail: {} })).rejects.toThrow(
    /detail.ip has the unknown operator .*cidr/,
  );
});
