import { expect, test } from 'vitest';
import { allow } from './permission.ts';

test('a statement names its actions and its resource', () => {
  expect(allow('arn:aws:sqs:x:1:inbox', 'sqs:SendMessage').toStatementJson()).toEqual({
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: 'arn:aws:sqs:x:1:inbox',
  });
});

test.each(['dynamodb:*', 's3:Get*', '*:*'] as const)(
  '%s is refused: it grants more than is used',
  (action) => {
    expect(() => allow('*', action)).toThrow(action);
  },
);
