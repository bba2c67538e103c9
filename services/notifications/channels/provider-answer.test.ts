import { MessageRejected } from '@aws-sdk/client-sesv2';
import { ThrottledException } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { providerAnswer } from './provider-answer.ts';

const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode }, message: 'to +6281234567890' });
const fault = (name: string, status: number) =>
  Object.assign(new Error('to +62812'), { name, ...http(status) });

test.each([
  ['an accepted call', Promise.resolve({ MessageId: 'm' }), { outcome: 'SENT' }],
  [
    'a throttled call',
    () => new ThrottledException(http(429)),
    { outcome: 'WAITING', reason: 'ThrottledException' },
  ],
  [
    'a rejected message',
    () => new MessageRejected(http(400)),
    { outcome: 'REFUSED', reason: 'MessageRejected' },
  ],
  [
    'a bad number',
    () => fault('InvalidParameterException', 400),
    { outcome: 'REFUSED', reason: 'InvalidParameterException' },
  ],
  [
    'a missing permission',
    () => fault('AuthorizationErrorException', 403),
    { outcome: 'WAITING', reason: 'AuthorizationErrorException' },
  ],
  [
    'a fault of the provider',
    () => fault('InternalErrorException', 500),
    { outcome: 'UNSURE', reason: 'InternalErrorException' },
  ],
  [
    'an answer that is no answer',
    () => fault('SyntaxError', 200),
    { outcome: 'UNSURE', reason: 'SyntaxError' },
  ],
  [
    'a cut connection',
    () => Object.assign(new Error('socket'), { name: 'TimeoutError' }),
    { outcome: 'UNSURE', reason: 'TimeoutError' },
  ],
])('%s is judged by whether the message may be out', async (_, call, answer) => {
  const made = call instanceof Promise ? call : Promise.reject(call());

  expect(await providerAnswer(made)).toEqual(answer);
});
