import { expect, test } from 'vitest';
import { isBusy } from './busy.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name }, more);

test.each([
  ['throttled', named('ThrottlingException')],
  ['over the table’s throughput', named('ProvisionedThroughputExceededException')],
  ['answered with 500', named('InternalServerError', { $metadata: { httpStatusCode: 500 } })],
  ['answered with 503 under an unknown name', named('Whatever', { $metadata: { httpStatusCode: 503 } })],
  ['not listening', named('Error', { code: 'ECONNREFUSED' })],
  ['gone in the middle', named('Error', { code: 'ECONNRESET' })],
  ['silent', named('TimeoutError')],
  [
    'silent to several calls at once',
    new AggregateError([named('TimeoutError'), named('ThrottlingException')], '2 of 8 failed'),
  ],
])('a database that is %s may answer in a moment', (_, fault) => {
  expect(isBusy(fault)).toBe(true);
});

test.each([
  ['a denied action', named('AccessDeniedException', { $metadata: { httpStatusCode: 400 } })],
  ['a missing table', named('ResourceNotFoundException', { $metadata: { httpStatusCode: 400 } })],
  ['a wrong expression', named('ValidationException', { $metadata: { httpStatusCode: 400 } })],
  ['a fault of ours', new TypeError('x is undefined')],
  ['a fault of ours among others', new AggregateError([named('TimeoutError'), new TypeError('x')])],
  ['nothing at all', undefined],
  ['a text', 'ThrottlingException'],
])('%s stays what it is however often it is repeated', (_, fault) => {
  expect(isBusy(fault)).toBe(false);
});
