import { expect, test } from 'vitest';
import { type Cause, decodeOutbox, encodeOutbox, readEntry } from './outbox.ts';
import { recoveryRequested, slotBooked, slotCancelled } from './queue.ts';

const cause: Cause = {
  occurredAt: 1_795_000_000_000,
  region: 'tanjungbalai',
  subject: 'AbCdEfGhIjK',
  version: 7,
  correlationId: 'JKJaXmPLvHcESHA=',
  causationId: 'DAY#disdukcapil#ktp-el#20261130/7',
};
const slot = {
  booking: 'AbCdEfGhIjK',
  office: 'disdukcapil',
  service: 'ktp-el',
  date: '2026-11-30',
  window: '08:00',
  number: 12,
  ticket: 'A012',
};

const entriesOf = (outbox: string) => (decodeOutbox(outbox) ?? []).map((raw) => readEntry(raw));

test('an outbox that was encoded reads back as the entries for the bus', () => {
  const outbox = encodeOutbox(cause, [slotBooked.of(slot)]);

  expect(entriesOf(outbox)).toEqual([
    {
      source: 'balai.queue',
      detailType: 'SlotBooked.v1',
      detail: { metadata: { ...cause, id: 'tanjungbalai.queue.AbCdEfGhIjK.7.0' }, data: slot },
    },
  ]);
});

test('events have the same id when a write is made again, and their own when one write causes several', () => {
  const events = [slotCancelled.of(slot), slotBooked.of(slot)] as const;

  const first = entriesOf(encodeOutbox(cause, events)).map((entry) => entry?.detail.metadata.id);
  const again = entriesOf(encodeOutbox(cause, events)).map((entry) => entry?.detail.metadata.id);

  expect(again).toEqual(first);
  expect(new Set(first).size).toBe(2);
});

test('an event that does not match its schema is never written', () => {
  const wrong = { ...slot, date: '30-11-2026' };

  expect(() => encodeOutbox(cause, [slotBooked.of(wrong)])).toThrow(/date/);
});

test('what the schema does not name stays out of the outbox', () => {
  const withPhone = { ...slot, phone: '+6281234567890' };

  const outbox = encodeOutbox(cause, [slotBooked.of(withPhone)]);

  expect(outbox).not.toContain('6281234567890');
});

test('a subject that is no id is refused', () => {
  const nik = { ...cause, subject: '1274015203900001' };

  expect(() => encodeOutbox(nik, [recoveryRequested.of({ recovery: 'AbCdEfGhIjK' })])).toThrow(/subject/);
});

test.each(['', 'no json', '{"a":1}', '"text"', 'null'])('an outbox %j decodes to nothing', (text) => {
  expect(decodeOutbox(text)).toBeUndefined();
});
