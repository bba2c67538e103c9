import { describe, expect, test } from 'vitest';
import { advanceOf, commandOf, commandsIn, keyOf, type Situation } from './commands.ts';

const press = (key: string, also: Partial<Parameters<typeof commandOf>[0]> = {}) => ({
  key,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...also,
});
const free: Situation = { counter: 'open', inHand: 'none' };
const called: Situation = { counter: 'open', inHand: 'called' };
const serving: Situation = { counter: 'open', inHand: 'serving' };

describe('keys of the counter', () => {
  test('no two commands share a key', () => {
    expect(new Set(Object.values(keyOf)).size).toBe(Object.keys(keyOf).length);
  });

  test('N goes on: calls, records that somebody came, finishes and calls the next', () => {
    expect([free, called, serving].map((situation) => commandOf(press('n'), situation))).toEqual(
      Array(3).fill('advance'),
    );
    expect([free, called, serving].map(advanceOf)).toEqual(['call', 'serve', 'finish-and-call']);
  });

  test('a key counts only where its command is possible', () => {
    expect(commandOf(press('m'), called)).toBe('miss');
    expect(commandOf(press('m'), serving)).toBeUndefined();
    expect(commandOf(press('p'), serving)).toBe('park');
    expect(commandOf(press('p'), called)).toBeUndefined();
    expect(commandOf(press('b'), serving)).toBeUndefined();
    expect(commandOf(press('x'), serving)).toBeUndefined();
  });

  test('capital letters count, a held key and the browser’s own shortcuts do not', () => {
    expect(commandOf(press('R'), called)).toBe('recall');
    expect(commandOf(press('r', { repeat: true }), called)).toBeUndefined();
    expect(commandOf(press('r', { ctrlKey: true }), called)).toBeUndefined();
    expect(commandOf(press('p', { metaKey: true }), serving)).toBeUndefined();
    expect(commandOf(press('n', { altKey: true }), free)).toBeUndefined();
  });

  test('during a break nobody is called, and a closed counter knows no key', () => {
    expect([...commandsIn({ counter: 'break', inHand: 'none' })]).toEqual(['break']);
    expect([...commandsIn({ counter: 'closed', inHand: 'none' })]).toEqual([]);
  });
});
