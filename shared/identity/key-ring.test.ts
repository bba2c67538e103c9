import { expect, test } from 'vitest';
import { readKeyRing } from './key-ring.ts';

const text = 'secret-'.repeat(9);

test.each([
  ['is not JSON', `{"k1":"${text}"`],
  ['has no epoch', JSON.stringify({ epochs: {}, k1: text })],
  ['names a key that is not there', JSON.stringify({ epochs: { '2000-01-01': 'k2' }, k1: text })],
  [
    'names an inherited property as key',
    JSON.stringify({ epochs: { '2000-01-01': 'constructor' }, k1: text }),
  ],
  ['has a key that is too short', JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'short' })],
])('a secret that %s is refused without telling what it holds', (_, secret) => {
  let message = '';
  try {
    readKeyRing(secret);
  } catch (fault) {
    message = String(fault);
  }

  expect(message).toMatch(/key secret/);
  expect(message).not.toContain('secret-secret');
});

test('keys of different purposes and ids differ', () => {
  const ring = readKeyRing(
    JSON.stringify({ epochs: { '2000-01-01': 'k1', '2030-01-01': 'k2' }, k1: text, k2: `${text}2` }),
  );

  const keys = (['k1', 'k2'] as const).flatMap((id) =>
    (['tag', 'seal', 'link', 'challenge', 'body', 'booking-id'] as const).map((purpose) =>
      ring.derive(id, purpose)?.export().toString('hex'),
    ),
  );

  expect(new Set(keys).size).toBe(12);
});

test('a date before the first epoch has no key', () => {
  const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: text }));

  expect(() => ring.idOn('1999-12-31')).toThrow(/no epoch/);
});
