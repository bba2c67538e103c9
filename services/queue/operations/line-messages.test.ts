import { expect, test } from 'vitest';
import { isSoon } from './line-messages.ts';

const now = 3_600_000;
const ticket = { state: 'WAITING', kind: 'booked', arrivedAt: 0 } as const;
const line = { ahead: 5, minutes: 40, now };

test.each([
  ['five are called before', ticket, line, true],
  ['six are, and it takes long', ticket, { ...line, ahead: 6 }, false],
  ['six are, and it goes fast', ticket, { ...line, ahead: 6, minutes: 15 }, true],
  ['six are, and nobody knows how long it takes', ticket, { ...line, ahead: 6, minutes: undefined }, false],
  ['one is: by the time it is read they are called', ticket, { ...line, ahead: 1 }, false],
  ['they have just come', { ...ticket, arrivedAt: now - 599_999 }, line, false],
  ['they have not booked, and left no address', { ...ticket, kind: 'walk-in' } as const, line, false],
  ['they are called already', { ...ticket, state: 'CALLED' } as const, line, false],
])('who waits hears that it is soon when %s: %o', (_, waiting, place, soon) => {
  expect(isSoon(waiting, place)).toBe(soon);
});
