import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { arnOf, queue } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Queues: visibility timeout, receipts, messages in flight <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html>
// AWS: Queues: dead letters and redrive <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html>
// AWS: Queues: long polling, delays <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html>
// AWS: Queues: messages, batches and their limits <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html>
// AWS: Queues: attributes that a receiver asks for <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html>

let place: Place;
let url: string;
let dead: string;

beforeAll(async () => {
  place = await openPlace('contract-sqs', {
    Resources: {
      Dead: queue(),
      Queue: queue({
        VisibilityTimeout: 1,
        MaximumMessageSize: 2048,
        RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 2 },
      }),
      Patient: queue({ ReceiveMessageWaitTimeSeconds: 2 }),
    },
    Outputs: {
      Url: { Value: { Ref: 'Queue' } },
      DeadUrl: { Value: { Ref: 'Dead' } },
      PatientUrl: { Value: { Ref: 'Patient' } },
    },
  });
  url = place.output('Url');
  dead = place.output('DeadUrl');
});
afterAll(() => place?.stop());
beforeEach(async () => {
  for (const QueueUrl of [url, dead]) await place.sqs.send(new PurgeQueueCommand({ QueueUrl }));
});

const send = (MessageBody: string, more: object = {}) =>
  place.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody, ...more }));

const receive = async (more: object = {}, QueueUrl = url) => {
  const { Messages = [] } = await place.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
      ...more,
    }),
  );
  return Messages;
};

const attributes = async (QueueUrl = url) => {
  const { Attributes = {} } = await place.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return Attributes;
};

test('gives a message with its digests, attributes and count', async () => {
  const sent = await send('halo ✓', {
    MessageAttributes: {
      kind: { DataType: 'String', StringValue: 'sms' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
    },
  });

  const [message] = await receive();

  expect(message).toMatchObject({
    MessageId: sent.MessageId,
    Body: 'halo ✓',
    MD5OfBody: sent.MD5OfMessageBody,
    MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
    MessageAttributes: { kind: { StringValue: 'sms' }, raw: { BinaryValue: new Uint8Array([1, 2, 255]) } },
    Attributes: { ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d{13}$/) },
  });
});

test('computes the digest of attributes as AWS documents it', async () => {
  // Computed apart: MD5 over name, type and value, each after its four-byte length, the value also after 01 for text.
  const { MD5OfMessageAttributes } = await send('x', {
    MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
  });

  expect(MD5OfMessageAttributes).toBe('bef8bf215374a0a228d67533b1a488be');
});

test('hides a received message for the visibility timeout, then gives it again with another receipt', async () => {
  await send('again');
  const [first] = await receive();

  expect(await receive()).toEqual([]);

  const [second] = await receive({ WaitTimeSeconds: 3 });
  expect(second).toMatchObject({ MessageId: first?.MessageId, Attributes: { ApproximateReceiveCount: '2' } });
  expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
});

test('an outdated receipt deletes nothing and is no error', async () => {
  await send('kept');
  const [first] = await receive();
  const [second] = await receive({ WaitTimeSeconds: 3 });

  await place.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first?.ReceiptHandle }));
  expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' });

  await place.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: second?.ReceiptHandle }));
  expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '0' });
});

test('moves a message to the dead letters when it was received too often, and back by a move task', async () => {
  await send('poison');
  await receive();
  await receive({ WaitTimeSeconds: 3 });

  await vi.waitFor(async () => {
    expect(await receive()).toEqual([]);
    expect(await attributes(dead)).toMatchObject({ ApproximateNumberOfMessages: '1' });
  }, 5_000);
  const [buried] = await receive({ VisibilityTimeout: 0 }, dead);
  const { QueueArn: source } = await attributes();
  expect(buried).toMatchObject({ Body: 'poison', Attributes: { DeadLetterQueueSourceArn: source } });

  const { QueueArn: SourceArn } = await attributes(dead);
  await place.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
  const [back] = await receive({ WaitTimeSeconds: 5 });
  expect(back).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
});

test('a long poll ends when a message comes', async () => {
  const started = Date.now();
  const polled = receive({ WaitTimeSeconds: 10 });
  await send('now');

  expect(await polled).toMatchObject([{ Body: 'now' }]);
  expect(Date.now() - started).toBeLessThan(5_000);
});

test("a queue's own waiting time holds when the call names none, and zero is an answer at once", async () => {
  const patient = place.output('PatientUrl');
  let started = Date.now();
  await receive({}, patient);
  expect(Date.now() - started).toBeGreaterThan(1_900);

  started = Date.now();
  await receive({ WaitTimeSeconds: 0 }, patient);
  expect(Date.now() - started).toBeLessThan(1_500);
});

test('a delayed message is counted as delayed and comes later', async () => {
  await send('later', { DelaySeconds: 1 });

  expect(await receive()).toEqual([]);
  expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesDelayed: '1' });
  expect(await receive({ WaitTimeSeconds: 4 })).toMatchObject([{ Body: 'later' }]);
});

test('visibility can be changed while a message is in flight, not after', async () => {
  await send('mine');
  const [message] = await receive();
  const change = (VisibilityTimeout: number) =>
    place.sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout,
      }),
    );

  await change(0);

  expect(await receive()).toMatchObject([{ Body: 'mine' }]);
  await place.sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
  await expect(change(5)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('visibility that is extended keeps a message hidden beyond its first timeout', async () => {
  await send('long work');
  const [message] = await receive();
  const extend = { Id: 'a', ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 3 };
  await place.sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries: [extend] }));

  expect(await receive({ WaitTimeSeconds: 2 })).toEqual([]);
  expect(await receive({ WaitTimeSeconds: 4 })).toMatchObject([{ Body: 'long work' }]);
});

test('a receive may hide for another time than the queue says, and not at all with zero', async () => {
  await send('glance');

  expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
  expect(await receive({ VisibilityTimeout: 40 })).toHaveLength(1);
  expect(await receive({ WaitTimeSeconds: 2 })).toEqual([]);
});

describe('a receiver gets', () => {
  const given = { DataType: 'String', StringValue: 'x' };
  const MessageAttributes = { kind: given, 'trace.id': given, 'trace.part': given };
  test.each<[string, object, string[], string[]]>([
    ['no attributes without asking', {}, [], []],
    [
      'those it names',
      { MessageAttributeNames: ['kind'], MessageSystemAttributeNames: ['SentTimestamp'] },
      ['kind'],
      ['SentTimestamp'],
    ],
    ['those of a beginning', { MessageAttributeNames: ['trace.*'] }, ['trace.id', 'trace.part'], []],
    [
      'all under the older name too',
      { AttributeNames: ['All'] },
      [],
      ['ApproximateFirstReceiveTimestamp', 'ApproximateReceiveCount', 'SenderId', 'SentTimestamp'],
    ],
    ['not those that nobody set', { MessageAttributeNames: ['other'] }, [], []],
  ])('%s', async (_, asked, own, system) => {
    await send('x', { MessageAttributes });

    const [message] = await receive({
      MessageSystemAttributeNames: [],
      MessageAttributeNames: [],
      ...asked,
    });

    expect(Object.keys(message?.MessageAttributes ?? {}).sort()).toEqual(own);
    expect(Object.keys(message?.Attributes ?? {}).sort()).toEqual(system);
    expect(message?.MD5OfMessageAttributes === undefined).toBe(own.length === 0);
  });
});

/** The SDK's type knows no name that SQS does not; what SQS says of one is part of the contract. */
const attributeName = (name: string): QueueAttributeName => JSON.parse(JSON.stringify(name));

test('of a queue only the attributes that are asked for are told', async () => {
  const ask = (...names: string[]) =>
    place.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names.map(attributeName) }),
    );

  expect((await ask('VisibilityTimeout', 'MaximumMessageSize')).Attributes).toEqual({
    VisibilityTimeout: '1',
    MaximumMessageSize: '2048',
  });
  expect((await ask()).Attributes).toBeUndefined();
  await expect(ask('Colour')).rejects.toMatchObject({ name: 'InvalidAttributeName' });
});

describe('batches', () => {
  test('tell for each entry whether it was taken', async () => {
    const { Successful, Failed } = await place.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: 'a', MessageBody: 'one' },
          { Id: 'b', MessageBody: 'x'.repeat(3000) },
        ],
      }),
    );

    expect(Successful).toMatchObject([{ Id: 'a' }]);
    expect(Failed).toMatchObject([{ Id: 'b', SenderFault: true, Code: 'InvalidParameterValue' }]);
    const messages = await receive({ MaxNumberOfMessages: 10 });
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await place.sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '0' });
  });

  test.each([
    ['none', [], 'EmptyBatchRequest'],
    [
      'two of one id',
      [
        { Id: 'a', MessageBody: '1' },
        { Id: 'a', MessageBody: '2' },
      ],
      'BatchEntryIdsNotDistinct',
    ],
    ['an id with a space', [{ Id: 'a b', MessageBody: '1' }], 'InvalidBatchEntryId'],
    [
      'eleven',
      Array.from({ length: 11 }, (_, index) => ({ Id: String(index), MessageBody: '1' })),
      'TooManyEntriesInBatchRequest',
    ],
  ])('of %s are refused whole', async (_title, Entries, name) => {
    await expect(
      place.sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries })),
    ).rejects.toMatchObject({ name });
  });
});

test.each([
  ['too long', { MessageBody: 'x'.repeat(2049) }, 'InvalidParameterValue'],
  ['empty', { MessageBody: '' }, /Invalid|Missing/],
  [
    'more than ten attributes',
    {
      MessageBody: 'x',
      MessageAttributes: Object.fromEntries(
        Array.from({ length: 11 }, (_, n) => [`a${n}`, { DataType: 'String', StringValue: 'x' }]),
      ),
    },
    'InvalidParameterValue',
  ],
  ['later than a quarter of an hour', { MessageBody: 'x', DelaySeconds: 901 }, 'InvalidParameterValue'],
  ['characters that XML lacks', { MessageBody: 'a\u0000b' }, 'InvalidMessageContents'],
])('a message that is %s is refused', async (_title, input, name) => {
  await expect(place.sqs.send(new SendMessageCommand({ QueueUrl: url, ...input }))).rejects.toMatchObject({
    name: typeof name === 'string' ? name : expect.stringMatching(name),
  });
});

test('a receipt that never was is refused', async () => {
  await expect(
    place.sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: 'nonsense' })),
  ).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
});

test('finds a queue by name, and says so when there is none', async () => {
  const name = url.split('/').at(-1);
  expect(await place.sqs.send(new GetQueueUrlCommand({ QueueName: name }))).toMatchObject({ QueueUrl: url });
  await expect(place.sqs.send(new GetQueueUrlCommand({ QueueName: 'no-such' }))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
  });
});

test('concurrent receivers never get the same message', async () => {
  const Entries = Array.from({ length: 10 }, (_, index) => ({
    Id: String(index),
    MessageBody: String(index),
  }));
  for (let round = 0; round < 5; round += 1) {
    await place.sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  }

  const lots = await Promise.all(
    Array.from({ length: 12 }, () => receive({ MaxNumberOfMessages: 10, VisibilityTimeout: 60 })),
  );

  const ids = lots.flat().map(({ MessageId }) => MessageId);
  expect(ids).toHaveLength(50);
  expect(new Set(ids).size).toBe(50);
});
