import { PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allow, arnOf, queue, queueForRule, recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Event bus: entries that are accepted or fail alone <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html>
// AWS: Event bus: the size of entries <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html>
// AWS: Event bus: the event that targets get <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html>
// AWS: Event bus: queues and functions as targets, and who lets events in <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html>
// AWS: Event bus: dead letters and what they say <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html>

const busName = 'contract-events';
const rule = (EventPattern: object, ...Targets: object[]) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventBusName: { Ref: 'Bus' }, EventPattern, Targets },
});

let place: Place;

beforeAll(async () => {
  place = await openPlace('contract-events', {
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: busName } },
      Role: role('lambda.amazonaws.com', allow('sqs:SendMessage', arnOf('Seen'))),
      Seen: queue(),
      Function: recorder(),
      Wanted: queue(),
      Forbidden: queue(),
      Dead: queue(),
      ToQueue: rule(
        { source: ['balai.queue'], 'detail-type': [{ prefix: 'Slot' }] },
        { Id: 'a', Arn: arnOf('Wanted') },
      ),
      WantedPolicy: queueForRule('Wanted', 'ToQueue'),
      ToForbidden: rule(
        { source: ['balai.forbidden'] },
        { Id: 'b', Arn: arnOf('Forbidden'), DeadLetterConfig: { Arn: arnOf('Dead') } },
      ),
      DeadPolicy: queueForRule('Dead', 'ToForbidden'),
      ToFunction: rule({ source: ['balai.function'] }, { Id: 'c', Arn: arnOf('Function') }),
      FunctionPermission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: arnOf('Function'),
          Principal: 'events.amazonaws.com',
          SourceArn: arnOf('ToFunction'),
        },
      },
      Disabled: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventBusName: { Ref: 'Bus' },
          State: 'DISABLED',
          EventPattern: { source: ['balai.queue'] },
          Targets: [{ Id: 'd', Arn: arnOf('Wanted') }],
        },
      },
    },
    Outputs: {
      Bus: { Value: { Ref: 'Bus' } },
      Seen: { Value: { Ref: 'Seen' } },
      Wanted: { Value: { Ref: 'Wanted' } },
      Forbidden: { Value: { Ref: 'Forbidden' } },
      Dead: { Value: { Ref: 'Dead' } },
      ForbiddenRule: { Value: arnOf('ToForbidden') },
    },
  });
});
afterAll(() => place?.stop());

const usual = { Source: 'balai.queue', DetailType: 'SlotBooked.v1', Detail: '{"data":{"n":1}}' };
const put = (...entries: PutEventsRequestEntry[]) =>
  place.events.send(
    new PutEventsCommand({
      Entries: entries.map((entry) => ({ EventBusName: place.output('Bus'), ...entry })),
    }),
  );

async function take(name: string, WaitTimeSeconds = 10) {
  const QueueUrl = place.output(name);
  const { Messages: [message] = [] } = await place.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds, MessageAttributeNames: ['All'] }),
  );
  if (message)
    await place.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  return message;
}
const bodyOf = (message: { Body?: string | undefined } | undefined): Record<string, unknown> =>
  JSON.parse(message?.Body ?? '{}');

test('an event reaches the queue of the rule that matches, with all that EventBridge adds, once', async () => {
  const Time = new Date('2026-11-22T01:02:03Z');

  const result = await put({ ...usual, Time, Resources: ['arn:aws:x'] });

  expect(result).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
  expect(bodyOf(await take('Wanted'))).toEqual({
    version: '0',
    id: result.Entries?.[0]?.EventId,
    'detail-type': 'SlotBooked.v1',
    source: 'balai.queue',
    account: expect.stringMatching(/^\d{12}$/),
    time: '2026-11-22T01:02:03Z',
    region: 'ap-southeast-3',
    resources: ['arn:aws:x'],
    detail: { data: { n: 1 } },
  });
  expect(await take('Wanted', 1)).toBeUndefined();
});

test('what no rule wants is accepted and goes nowhere', async () => {
  const { FailedEntryCount } = await put({ ...usual, DetailType: 'Other.v1' });

  expect(FailedEntryCount).toBe(0);
  expect(await take('Wanted', 1)).toBeUndefined();
});

test('a function is called with the event', async () => {
  await put({ ...usual, Source: 'balai.function' });

  const { event } = bodyOf(await take('Seen'));

  expect(event).toMatchObject({ source: 'balai.function', detail: { data: { n: 1 } } });
});

test('a queue whose policy does not allow the rule gets nothing; the dead letters say why', async () => {
  await put({ ...usual, Source: 'balai.forbidden' });

  const dead = await take('Dead');

  expect(bodyOf(dead)).toMatchObject({ source: 'balai.forbidden' });
  expect(dead?.MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    RULE_ARN: { StringValue: place.output('ForbiddenRule') },
    TARGET_ARN: { StringValue: expect.stringMatching(/^arn:aws:sqs:/) },
  });
  expect(await take('Forbidden', 1)).toBeUndefined();
});

describe('a bad entry fails alone, in its place', () => {
  test.each([
    ['no source', { Source: '' }, 'InvalidArgument'],
    ['no type', { DetailType: '' }, 'InvalidArgument'],
    ['no detail', { Detail: '' }, 'InvalidArgument'],
    ['a detail that is no JSON', { Detail: '{' }, 'MalformedDetail'],
    ['a detail that is no object', { Detail: '[1]' }, 'MalformedDetail'],
    ["AWS's own source", { Source: 'aws.s3' }, 'NotAuthorizedForSourceException'],
  ])('%s', async (_title, fault, ErrorCode) => {
    const { FailedEntryCount, Entries } = await put({ ...usual, ...fault }, usual);

    expect(FailedEntryCount).toBe(1);
    expect(Entries).toEqual([
      { ErrorCode, ErrorMessage: expect.any(String) },
      { EventId: expect.any(String) },
    ]);
    await take('Wanted');
  });
});

describe('a request is refused whole', () => {
  test('without entries, and with eleven', async () => {
    await expect(put()).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put(...Array.from({ length: 11 }, () => usual))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('when its entries are over 1 MiB together, and not one byte sooner', async () => {
    // 1 MB since January 2026: https://aws.amazon.com/about-aws/whats-new/2026/01/amazon-eventbridge-increases-event-payload-size-256-kb-1-mb/
    const room = 1_048_576 - Buffer.byteLength(usual.Source) - 'Other.v1'.length - '{"a":""}'.length;
    const entry = (size: number) => ({
      ...usual,
      DetailType: 'Other.v1',
      Detail: `{"a":"${'x'.repeat(size)}"}`,
    });

    await expect(put(entry(room))).resolves.toMatchObject({ FailedEntryCount: 0 });
    await expect(put(entry(room + 1))).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
