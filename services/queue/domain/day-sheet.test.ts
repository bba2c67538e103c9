import { expect, test } from 'vitest';
import { idOf, nine, sampleBooking, sampleSheet, tagOf, ten } from '../testing/samples.ts';
import { availability } from './availability.ts';
import { cancel } from './cancel.ts';
import { checkIn } from './check-in.ts';
import { claim } from './claim.ts';
import type { Decision } from './decision.ts';
import { move } from './move.ts';
import { addWindows, setQuota } from './quota.ts';
import { amends } from './seat.ts';
import { settle } from './settle.ts';
import { type Sheet, standingOf } from './sheet.ts';
import { applyWrite } from './sheet-write.ts';
import { closeStretch, openStretch } from './shut.ts';
import { ticketLabel } from './ticket.ts';
import { voidBooking } from './void.ts';

const now = 2_000;
const terms = { now, ripeAt: 9_000, changesPerDay: 3 };

/** The sheet after a decision that must be a write. */
function after(sheet: Sheet, decision: Decision): Sheet {
  if (decision.kind !== 'write') throw new Error(`No write but ${JSON.stringify(decision)}`);
  return applyWrite(sheet, decision.write);
}
const who = (name: string) => ({ id: idOf(name), tag: tagOf(name) });
const claimed = (sheet: Sheet, name: string, window = nine, at = now): Sheet =>
  after(sheet, claim(sheet, { ...who(name), window }, at));
const refusal = (code: string) => ({ kind: 'refused', refusal: expect.objectContaining({ code }) });

test('people get the numbers of their window in the order in which they come', () => {
  const sheet = ['ani', 'budi'].reduce((known, name) => claimed(known, name, ten), sampleSheet());

  expect(sheet.held).toEqual({ [idOf('ani')]: 6, [idOf('budi')]: 7 });
  expect(ticketLabel(sheet.letter, 7)).toBe('A007');
});

test('the same booking again changes nothing', () => {
  const sheet = claimed(sampleSheet(), 'ani');

  expect(claim(sheet, { ...who('ani'), window: nine }, now)).toEqual({ kind: 'done' });
});

test('refuses who holds a booking, what is full, what has not opened, what is over, what is not there', () => {
  const sheet = claimed(claimed(sampleSheet(), 'ani'), 'budi');
  const as = (tag: string, window = nine, at = now) =>
    claim(sheet, { id: idOf('new'), tag: tagOf(tag), window }, at);

  expect(as('ani', ten)).toEqual(refusal('already-booked'));
  expect(as('citra')).toEqual(refusal('full'));
  expect(as('citra', ten, 999)).toEqual(refusal('not-open'));
  expect(as('citra', ten, sheet.windows[ten]?.till)).toEqual(refusal('too-late'));
  expect(claim({ ...sheet, windows: {} }, { ...who('citra'), window: nine }, now)).toEqual(
    refusal('bad-window'),
  );
});

test('a cancelled booking stays dead, its seat is sold again when it is ripe, its number never', () => {
  const full = claimed(claimed(sampleSheet(), 'ani'), 'budi');

  const sheet = after(full, cancel(full, who('ani'), terms));

  expect(claim(sheet, { ...who('ani'), window: nine }, now)).toEqual(refusal('cancelled'));
  expect(claim(sheet, { ...who('citra'), window: nine }, 8_999)).toEqual(refusal('full'));
  expect(claimed(sheet, 'citra', nine, 9_000).held[idOf('citra')]).toBe(3);
});

test('a favour holds only while the place that is left is closed: opened again meanwhile, a move is one like any other', () => {
  let sheet = claimed(claimed(claimed(sampleSheet(), 'ani'), 'budi', ten), 'citra', ten);
  const toTen = { ...who('ani'), to: ten, favour: amends(1) };

  expect(move(sheet, toTen, terms)).toEqual(refusal('full'));
  sheet = after(sheet, closeStretch(sheet, ['closing-001', nine, ten]));
  const moved = after(sheet, move(sheet, toTen, terms));

  expect(moved.changes).toEqual({});
  expect(moved.windows[ten]?.taken).toBe(3);
  sheet = after(sheet, openStretch(sheet, 'closing-001'));
  expect(move(sheet, toTen, terms)).toEqual(refusal('full'));
});

test('a window that ran out of numbers takes a spare block before it sells on', () => {
  let sheet = sampleSheet({ seats: 5, numbers: 2 });
  sheet = claimed(claimed(sheet, 'ani'), 'budi');

  const decision = claim(sheet, { ...who('citra'), window: nine }, now);
  sheet = claimed(after(sheet, decision), 'citra');

  expect(decision).toMatchObject({ unfinished: true });
  expect(sheet.held[idOf('citra')]).toBe(5);
  expect(sheet.windows[nine]?.blocks).toEqual([
    [1, 2],
    [5, 6],
  ]);
});

test('without a spare block left the window is full, and nothing remains', () => {
  const sheet = { ...claimed(claimed(sampleSheet({ seats: 5, numbers: 2 }), 'ani'), 'budi'), spare: [] };

  expect(claim(sheet, { ...who('citra'), window: nine }, now)).toEqual(refusal('full'));
  expect(availability(sheet, now)[0]).toMatchObject({ remaining: 0, state: 'full' });
});

test('a move takes a new number; a fourth change of the day is refused', () => {
  let sheet = claimed(sampleSheet({ seats: 9, numbers: 9 }), 'ani');
  for (const to of [ten, nine, ten]) sheet = after(sheet, move(sheet, { ...who('ani'), to }, terms));

  expect(standingOf(sheet, idOf('ani'))).toMatchObject({ number: 11, window: ten, state: 'held' });
  expect(move(sheet, { ...who('ani'), to: nine }, terms)).toEqual(refusal('too-many'));
});

test('who used up the changes can still cancel, but not book again that day until an officer forgives', () => {
  let sheet = claimed(sampleSheet({ seats: 9, numbers: 9 }), 'ani');
  for (const to of [ten, nine, ten]) sheet = after(sheet, move(sheet, { ...who('ani'), to }, terms));
  sheet = after(sheet, cancel(sheet, who('ani'), terms));
  const again = { id: idOf('again'), tag: tagOf('ani'), window: nine };

  expect(claim(sheet, again, now)).toEqual(refusal('already-booked'));

  sheet = after(sheet, voidBooking(sheet, who('ani'), terms));
  expect(claim(sheet, again, now)).toMatchObject({ kind: 'write' });
});

test('a closed window sells nothing and keeps who is in it; reopened it sells again', () => {
  const sheet = claimed(sampleSheet(), 'ani');
  const closed = after(sheet, setQuota(sheet, { window: nine, seats: 0 }));

  expect(claim(closed, { ...who('budi'), window: nine }, now)).toEqual(refusal('window-closed'));
  expect(availability(closed, now)[0]).toMatchObject({ state: 'closed', remaining: 0 });
  expect(standingOf(closed, idOf('ani'))?.state).toBe('held');

  const open = after(closed, setQuota(closed, { window: nine, seats: 2 }));
  expect(availability(open, now)[0]).toMatchObject({ state: 'open', remaining: 1 });
});

test('below what is taken nothing is sold until it fits again', () => {
  let sheet = claimed(claimed(sampleSheet({ seats: 3 }), 'ani'), 'budi');
  sheet = after(sheet, setQuota(sheet, { window: nine, seats: 1 }));

  expect(availability(sheet, now)[0]).toMatchObject({ remaining: 0, state: 'full' });
  sheet = after(sheet, cancel(sheet, who('ani'), terms));
  expect(sheet.windows[nine]).toMatchObject({ taken: 1, cooling: [] });
});

test('an added window has numbers of its own', () => {
  const sheet = sampleSheet();
  const noon = availability(sheet, now)[1]?.end ?? ten;
  const more = after(
    sheet,
    addWindows(sheet, [{ start: noon, end: noon, seats: 1, numbers: 4, till: 9_999 }]),
  );

  expect(claimed(more, 'ani', noon).held[idOf('ani')]).toBe(sheet.top + 1);
});

test('settling tells of a booking, a move and a cancel once each', () => {
  let sheet = claimed(sampleSheet(), 'ani');
  const types: (string | undefined)[] = [];
  let booking = sampleBooking('ani');
  const follow = () => {
    const settled = settle(booking, sheet);
    booking = settled?.booking ?? booking;
    types.push(settled?.events[0]?.event.detailType);
  };

  follow();
  follow();
  sheet = after(sheet, move(sheet, { ...who('ani'), to: ten }, terms));
  follow();
  sheet = after(sheet, cancel(sheet, who('ani'), terms));
  follow();
  follow();

  expect(types).toEqual(['SlotBooked.v1', undefined, 'SlotMoved.v1', 'SlotCancelled.v1', undefined]);
  expect(booking).toMatchObject({ state: 'CANCELLED', number: 6, sv: 3, v: 3 });
});

test('an image older than the details changes nothing', () => {
  const older = claimed(sampleSheet(), 'ani');
  const booking = sampleBooking('ani', { state: 'BOOKED', number: 6, sv: 7, v: 1 });

  expect(settle(booking, older)).toBeUndefined();
});

test('check-in opens a minute after self-service has ended, not before', () => {
  const sheet = claimed(sampleSheet(), 'ani');
  const till = sheet.windows[nine]?.till ?? 0;
  const booking = sampleBooking('ani', { state: 'BOOKED', number: 1, sv: 1, v: 1 });

  expect(checkIn(booking, sheet, till + 59_999)).toEqual({
    refusal: { code: 'too-early', from: till + 60_000 },
  });
  expect(checkIn(booking, sheet, till + 60_000)).toMatchObject({ booking: { state: 'ARRIVED', v: 2 } });
});
