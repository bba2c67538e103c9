import { expect, test } from 'vitest';
import { resolveDynamic } from './dynamic-references.ts';

const arn = 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:s-Origin-AbCdEf';
const told = (value: unknown) => resolveDynamic(value, (wanted) => JSON.stringify(wanted));

test.each([
  [`{{resolve:secretsmanager:${arn}:SecretString:v1::}}`, { id: arn, key: 'v1' }],
  [`{{resolve:secretsmanager:${arn}}}`, { id: arn }],
  ['{{resolve:secretsmanager:origin:SecretString}}', { id: 'origin' }],
  [
    '{{resolve:secretsmanager:origin:SecretString:v2:AWSPREVIOUS}}',
    { id: 'origin', key: 'v2', stage: 'AWSPREVIOUS' },
  ],
  ['{{resolve:secretsmanager:origin:SecretString:v2::7f}}', { id: 'origin', key: 'v2', version: '7f' }],
])('%s is read', (text, wanted) => {
  expect(JSON.parse(String(told(text)))).toEqual(wanted);
});

test('references are found at any depth and inside other text; the rest stays as it is', () => {
  const value = { a: ['x', { b: 'Bearer {{resolve:secretsmanager:s}}!' }], n: 3, t: true, u: undefined };

  expect(resolveDynamic(value, () => 'secret')).toEqual({
    a: ['x', { b: 'Bearer secret!' }],
    n: 3,
    t: true,
    u: undefined,
  });
});

test('what a secret says is not read as a reference again', () => {
  expect(resolveDynamic('{{resolve:secretsmanager:s}}', () => '$& $1')).toBe('$& $1');
});

test('a reference of another kind is refused', () => {
  expect(() => told('{{resolve:ssm:/name:1}}')).toThrow('{{resolve:ssm:/name:1}}');
});
