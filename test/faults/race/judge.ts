import type { Sheet } from '#services/queue/domain/sheet.ts';
import { type BookingReply, outcome } from '../../world/citizen.ts';

/** What a race was asked and what it answered; an answer that never came is undefined. */
export interface RaceRecord {
  readonly capacity: number;
  readonly replies: readonly (BookingReply | undefined)[];
  /** Some of the clients asked once more afterwards, each beside the first answer. */
  readonly repeated: readonly (readonly [BookingReply | undefined, BookingReply | undefined])[];
  /** The sheet as it stood when the first client had been told that it is full. */
  readonly whenFull: Sheet | undefined;
  /** The sheet when everybody had an answer. */
  readonly afterwards: Sheet | undefined;
}

const wordOf = (reply: BookingReply | undefined): string =>
  reply === undefined
    ? 'no answer'
    : 'held' in reply
      ? `booked ${reply.held.booking.ticket}`
      : outcome(reply);

const seatsTaken = (sheet: Sheet | undefined): number =>
  Object.values(sheet?.windows ?? {}).reduce((sum, { taken }) => sum + taken, 0);

/** Everything that is wrong with a race of one window: nothing, if each seat was sold once and each answer is true. */
export function flawsOfRace({
  capacity,
  replies,
  repeated,
  whenFull,
  afterwards,
}: RaceRecord): readonly string[] {
  const seats = Math.min(capacity, replies.length);
  const tickets = replies.flatMap((reply) => (reply && 'held' in reply ? [reply.held.booking.ticket] : []));
  const others = replies.map(wordOf).filter((word) => word !== 'full' && !word.startsWith('booked'));
  const full = replies.length - tickets.length - others.length;
  const numbers = Object.values(afterwards?.held ?? {});
  const changed = repeated.filter(([first, again]) => wordOf(first) !== wordOf(again));
  const flawIf = (wrong: boolean, flaw: string) => (wrong ? [flaw] : []);
  return [
    ...flawIf(tickets.length !== seats, `${tickets.length} were told that they have one of ${seats} seats`),
    ...flawIf(new Set(tickets).size !== tickets.length, 'a ticket was given twice'),
    ...flawIf(others.length > 0, `answered ${[...new Set(others)].join(', ')}`),
    ...flawIf(full > 0 && seatsTaken(whenFull) < capacity, `"full" with ${seatsTaken(whenFull)} seats taken`),
    ...flawIf(seatsTaken(afterwards) !== seats, `the sheet has sold ${seatsTaken(afterwards)} seats`),
    ...flawIf(new Set(numbers).size !== seats, `the sheet holds ${new Set(numbers).size} different numbers`),
    ...flawIf(afterwards?.people.size !== seats, `the sheet knows ${afterwards?.people.size} people`),
    ...changed.map(([first, again]) => `first ${wordOf(first)}, asked again ${wordOf(again)}`),
  ];
}
