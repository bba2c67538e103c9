import { describe, expect, test } from 'vitest';
import { commandOf, offeredSteps, staysOpen, stepKeys, viewKeys } from './commands.ts';

const press = (key: string, also: Partial<Parameters<typeof commandOf>[0]> = {}) => ({
  key,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...also,
});

describe('keys before an open file', () => {
  test('a step is taken only where it may be', () => {
    expect(commandOf(press('s'), ['verify'])).toEqual({ kind: 'step', step: 'verify' });
    expect(commandOf(press('S'), ['confirm', 'dispute'])).toEqual({ kind: 'step', step: 'confirm' });
    expect(commandOf(press('s'), ['process'])).toBeUndefined();
  });

  test('plus needs no shift key', () => {
    expect(commandOf(press('='), [])).toEqual(commandOf(press('+'), []));
  });

  test('what the browser means, and keys that are held down, are not ours', () => {
    expect(commandOf(press('c', { ctrlKey: true }), [])).toBeUndefined();
    expect(commandOf(press('j', { repeat: true }), [])).toBeUndefined();
  });

  test('no key means two things at once', () => {
    const keys = offeredSteps.filter((step) => step !== 'confirm').flatMap((step) => stepKeys[step] ?? []);
    const all = [...keys, ...Object.values(viewKeys)];

    expect(new Set(all).size).toBe(all.length);
  });
});

test('a file stays open while there is something to do with it', () => {
  expect(staysOpen('claim', ['verify', 'return'])).toBe(true);
  expect(staysOpen('verify', [])).toBe(false);
  expect(staysOpen('verify', ['assign'])).toBe(false);
  expect(staysOpen('return', ['claim'])).toBe(false);
});
