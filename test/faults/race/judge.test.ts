import { expect, test } from 'vitest';
import { sampleSheet, tagOf } from '#services/queue/testing/samples.ts';
import type { BookingReply } from '../../world/citizen.ts';
import { flawsOfRace, type RaceRecord } from './judge.ts';

const booked = (ticket: string): BookingReply => ({
  status: 201,
  held: {
    booking: {
      id: ticket,
      ticket,
      office: 'race-3',
      service: 'seats-2',
      date: '2026-11-23',
      window: '09:00',
      windowEnd: '10:00',
      state: 'BOOKED',
      till: 0,
      priority: false,
      person: { nik: '', name: '' },
      checkIn: '',
    },
    key: '',
    link: '',
    now: 0,
  },
});
const refused = (code: 'full' | 'already-booked'): BookingReply => ({
  status: 409,
  problem: {
    type: 'about:blank',
    title: code,
    status: 409,
    code,
    text: { id: code, en: code },
    correlationId: '3f8e2c1a-0000-4000-8000-000000000000',
    now: 0,
  },
});

/** A sheet of two seats of which some are sold, to as many people. */
const sold = (...numbers: number[]) => {
  const { windows, ...sheet } = sampleSheet({ seats: 2 });
  const [first, ...others] = Object.entries(windows).map(([name, window]) => [name, window] as const);
  if (!first) throw new Error('The sample has windows');
  const [name, window] = first;
  return {
    ...sheet,
    windows: { ...Object.fromEntries(others), [name]: { ...window, taken: numbers.length } },
    held: Object.fromEntries(numbers.map((number, index) => [`booking-${index}`, number])),
    people: new Set(sampleTags.slice(0, numbers.length)),
  };
};
const sampleTags = ['ani', 'budi', 'citra'].map(tagOf);

const right: RaceRecord = {
  capacity: 2,
  replies: [booked('A001'), refused('full'), booked('A002')],
  repeated: [[booked('A001'), booked('A001')]],
  whenFull: sold(1, 2),
  afterwards: sold(1, 2),
};

test('a race that sold each seat once and told the others so has no flaw', () => {
  expect(flawsOfRace(right)).toEqual([]);
});

test.each<[string, Partial<RaceRecord>, string]>([
  ['a seat too many', { replies: [booked('A001'), booked('A003'), booked('A002')] }, '3 were told'],
  ['a seat too few', { replies: [booked('A001'), refused('full'), refused('full')] }, '1 were told'],
  ['a ticket twice', { replies: [booked('A001'), refused('full'), booked('A001')] }, 'twice'],
  ['nobody answers', { replies: [booked('A001'), undefined, booked('A002')] }, 'no answer'],
  [
    'another refusal',
    { replies: [booked('A001'), refused('already-booked'), booked('A002')] },
    'answered already-booked',
  ],
  ['"full" too early', { whenFull: sold(1) }, '"full" with 1 seats taken'],
  ['a sheet that sold more', { afterwards: sold(1, 2, 3) }, 'the sheet has sold 3'],
  ['a number twice on the sheet', { afterwards: sold(1, 1) }, 'different numbers'],
  ['a second answer that differs', { repeated: [[booked('A001'), booked('A002')]] }, 'asked again'],
])('%s is a flaw', (_, wrong, flaw) => {
  expect(flawsOfRace({ ...right, ...wrong }).join('\n')).toContain(flaw);
});
