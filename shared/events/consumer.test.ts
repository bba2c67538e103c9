import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { Code, Fields } from '#shared/observability/codes.ts';
import { createConsumer } from './consumer.ts';

const message = (messageId: string, body: string): SQSRecord => ({
  messageId,
  body,
  receiptHandle: '',
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: '',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: '',
  awsRegion: '',
});
const batch = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, index) => message(`m${index}`, body)),
});

test('handles every message and has those that failed come again', async () => {
  const handled: unknown[] = [];
  const logged: [Code, Fields | undefined][] = [];
  const consume = createConsumer(
    async (body) => {
      if (body === 'bad') throw new Error('for +6281234567890');
      handled.push(body);
    },
    (code, fields) => logged.push([code, fields]),
  );

  const answer = await consume(batch('"one"', '"bad"', 'no json 1274015203900001', '{"two":2}'));

  expect(handled).toEqual(['one', { two: 2 }]);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }]);
  expect(logged.map(([code, fields]) => [code, fields?.subject]).toSorted()).toEqual([
    ['record-failed', 'm1'],
    ['record-failed', 'm2'],
  ]);
  expect(JSON.stringify(logged)).not.toMatch(/81234567890|1274015203900001/);
});

test('a slow message does not make the others wait', async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const consume = createConsumer(
    async (body) => {
      if (body === 'slow') await slow;
      else release();
    },
    () => {},
  );

  expect(await consume(batch('"slow"', '"fast"'))).toEqual({ batchItemFailures: [] });
});
