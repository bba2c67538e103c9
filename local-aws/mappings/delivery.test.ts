import { beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../functions/functions.ts';
import { type DeliverySettings, deliver } from './delivery.ts';
import type { StreamRecord } from './stream-records.ts';

// AWS: Streams: every form of a batch response, ages, tries, splitting <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html>

const ok: Outcome = { kind: 'returned', payload: null };
const broken: Outcome = { kind: 'functionError', errorType: 'Error', errorMessage: 'no' };
const failing = (...numbers: string[]): Outcome => ({
  kind: 'returned',
  payload: { batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })) },
});
const usual: DeliverySettings = { bisect: false, reportsItems: true, retries: 2, maximumAge: -1 };
const record = (number: string, second = 1_000): StreamRecord => ({
  dynamodb: { SequenceNumber: number, ApproximateCreationDateTime: second },
});
const numbers = (records: readonly StreamRecord[]) =>
  records.map(({ dynamodb }) => dynamodb.SequenceNumber).join('');

let story: string[];
let abort: AbortController;
beforeEach(() => {
  story = [];
  abort = new AbortController();
});

/** Delivers records named by letters to a function that answers as `answer` says; tells what happened. */
async function tell(
  batch: readonly StreamRecord[],
  settings: Partial<DeliverySettings>,
  answer: (tried: string) => Outcome,
): Promise<string[]> {
  await deliver(
    batch,
    { ...usual, ...settings },
    {
      signal: abort.signal,
      ports: {
        ageOf: ({ dynamodb }) => 1_001 - dynamodb.ApproximateCreationDateTime,
        invoke: async (records) => {
          story.push(`try ${numbers(records)}`);
          return answer(numbers(records));
        },
        passed: ({ dynamodb }) => story.push(`passed ${dynamodb.SequenceNumber}`),
        giveUp: async (records, why, tries) =>
          void story.push(`gave up ${numbers(records)} ${why} after ${tries}`),
      },
    },
  );
  return story;
}
const batch = (letters: string) => [...letters].map((letter) => record(letter));

test('a batch that succeeds is passed once', async () => {
  expect(await tell(batch('abc'), {}, () => ok)).toEqual(['try abc', 'passed c']);
});

test('a reported failure starts again at the first failed record', async () => {
  let first = true;
  const answer = () => {
    const outcome = first ? failing('d', 'b') : ok;
    first = false;
    return outcome;
  };
  expect(await tell(batch('abcd'), {}, answer)).toEqual(['try abcd', 'passed a', 'try bcd', 'passed d']);
});

test('the records that are left are given up whole when their tries are spent', async () => {
  expect(await tell(batch('abc'), { retries: 1 }, () => failing('b'))).toEqual([
    'try abc',
    'passed a',
    'try bc',
    'gave up bc RetryAttemptsExhausted after 2',
    'passed c',
  ]);
});

test('a thrown error splits the batch, in order, until one record stands alone', async () => {
  const answer = (tried: string) => (tried.includes('c') ? broken : ok);
  expect(await tell(batch('abcd'), { bisect: true, retries: 0 }, answer)).toEqual([
    'try abcd',
    'try ab',
    'passed b',
    'try cd',
    'try c',
    'gave up c RetryAttemptsExhausted after 1',
    'passed c',
    'try d',
    'passed d',
  ]);
});

test('without splitting, a thrown error repeats the whole batch', async () => {
  expect(await tell(batch('ab'), { retries: 1 }, () => broken)).toEqual([
    'try ab',
    'try ab',
    'gave up ab RetryAttemptsExhausted after 2',
    'passed b',
  ]);
});

test('records that are too old are given up before they are tried; younger ones go on', async () => {
  const mixed = [record('a', 900), record('b', 1_000)];
  expect(await tell(mixed, { maximumAge: 60 }, () => ok)).toEqual([
    'gave up a RecordAgeExceeded after 0',
    'try b',
    'passed b',
  ]);
});

test('after a stop, what was in work still counts, and nothing more is tried', async () => {
  const answer = () => {
    abort.abort();
    return failing('b');
  };
  expect(await tell(batch('ab'), {}, answer)).toEqual(['try ab', 'passed a']);
});

describe('an answer that cannot be understood fails the whole batch', () => {
  test.each([
    ['an unknown item', failing('x')],
    ['an empty identifier', failing('')],
    ['no list', { kind: 'returned', payload: { batchItemFailures: 'a' } }],
    ['a text', { kind: 'returned', payload: 'fine' }],
  ] satisfies [string, Outcome][])('%s', async (_title, outcome) => {
    let first = true;
    const answer = () => {
      const given = first ? outcome : ok;
      first = false;
      return given;
    };
    expect(await tell(batch('ab'), {}, answer)).toEqual(['try ab', 'try ab', 'passed b']);
  });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty object', {}],
  ['an empty list', { batchItemFailures: [] }],
  ['a null list', { batchItemFailures: null }],
])('%s means success', async (_title, payload) => {
  expect(await tell(batch('ab'), {}, () => ({ kind: 'returned', payload }))).toEqual(['try ab', 'passed b']);
});

test('without item reports, an answer is not looked at', async () => {
  expect(await tell(batch('ab'), { reportsItems: false }, () => failing('a'))).toEqual([
    'try ab',
    'passed b',
  ]);
});
