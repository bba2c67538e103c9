import { GetQueueAttributesCommand, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { allow, arnOf, queue, recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';
import { callsWith, nextCall, textsOf } from './seen.ts';

// AWS: Queues to functions: records, windows, concurrency <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
// AWS: Queues to functions: partial batch failures and what comes back <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>

const mapping = (source: string, properties: object = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { EventSourceArn: arnOf(source), FunctionName: { Ref: `${source}Reader` }, ...properties },
});
const reader = (source: string) =>
  recorder({ Environment: { Variables: { SEEN_URL: { Ref: `${source}Seen` } } } });
const reportItems = { FunctionResponseTypes: ['ReportBatchItemFailures'] };

let place: Place;

beforeAll(async () => {
  const sources = ['Items', 'Window', 'Narrow'];
  const each = <T>(make: (source: string) => [string, T][]) => Object.fromEntries(sources.flatMap(make));
  place = await openPlace('contract-queue-mapping', {
    Resources: {
      Role: role(
        'lambda.amazonaws.com',
        allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], sources.map(arnOf)),
        allow(
          'sqs:SendMessage',
          sources.map((source) => arnOf(`${source}Seen`)),
        ),
      ),
      Dead: queue(),
      ...each((source) => [
        [
          source,
          queue({
            VisibilityTimeout: source === 'Window' ? 30 : 4,
            RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 2 },
          }),
        ],
        [`${source}Seen`, queue()],
        [`${source}Reader`, reader(source)],
      ]),
      ItemsMapping: mapping('Items', { BatchSize: 10, ...reportItems }),
      WindowMapping: mapping('Window', { BatchSize: 25, MaximumBatchingWindowInSeconds: 3 }),
      NarrowMapping: mapping('Narrow', { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } }),
    },
    Outputs: {
      Dead: { Value: { Ref: 'Dead' } },
      ...each((source) => [
        [source, { Value: { Ref: source } }],
        [`${source}Seen`, { Value: { Ref: `${source}Seen` } }],
      ]),
    },
  });
});
afterAll(() => place?.stop());

const send = (source: string, ...texts: string[]) =>
  place.sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: place.output(source),
      Entries: texts.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
    }),
  );
const left = async (name: string) => {
  const { Attributes = {} } = await place.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: place.output(name), AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes['ApproximateNumberOfMessages']) +
    Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  );
};
const seen = (source: string, seconds?: number) =>
  nextCall(place.sqs, place.output(`${source}Seen`), seconds);

test('a function gets a record as Lambda words it, and the message is gone after success', async () => {
  const { MessageId } = await place.sqs.send(
    new SendMessageCommand({
      QueueUrl: place.output('Items'),
      MessageBody: 'fine',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'sms' } },
    }),
  );

  const call = await seen('Items');

  expect(call?.event.Records).toEqual([
    {
      messageId: MessageId,
      receiptHandle: expect.any(String),
      body: 'fine',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        SenderId: expect.any(String),
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      },
      messageAttributes: {
        kind: { stringValue: 'sms', stringListValues: [], binaryListValues: [], dataType: 'String' },
      },
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: expect.stringMatching(/^arn:aws:sqs:/),
      awsRegion: 'ap-southeast-3',
    },
  ]);
  await vi.waitFor(async () => expect(await left('Items')).toBe(0), 5_000);
});

test('only the reported messages come back, and go to the dead letters in the end', async () => {
  await send('Items', 'good', 'fail this', 'good too');

  const calls = await callsWith(place.sqs, place.output('ItemsSeen'), 4);

  expect(textsOf(calls).sort()).toEqual(['fail this', 'fail this', 'good', 'good too']);
  await vi.waitFor(async () => expect(await left('Dead')).toBe(1), 8_000);
  expect(await left('Items')).toBe(0);
});

test('a thrown error brings the whole batch back', async () => {
  await send('Items', 'throw');

  const calls = await callsWith(place.sqs, place.output('ItemsSeen'), 2);

  expect(textsOf(calls)).toEqual(['throw', 'throw']);
});

test('a window gathers more than one receive gives', async () => {
  await send('Window', ...Array.from({ length: 10 }, (_, index) => `a${index}`));
  await send('Window', ...Array.from({ length: 10 }, (_, index) => `b${index}`));

  const call = await seen('Window');

  expect(call?.event.Records).toHaveLength(20);
});

test('no more batches are in work at once than MaximumConcurrency', async () => {
  await send('Narrow', ...Array.from({ length: 8 }, (_, index) => `slow ${index}`));

  const calls = await callsWith(place.sqs, place.output('NarrowSeen'), 8);

  const overlaps = calls.map(
    ({ started }) => calls.filter((other) => other.started <= started && started < other.ended).length,
  );
  expect(calls).toHaveLength(8);
  expect(Math.max(...overlaps)).toBe(2);
});
