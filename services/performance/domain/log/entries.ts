import { type LocalDate, localTime, minutesOf } from '#shared/time/local.ts';
import { instantOf, localDateAt, type Zone } from '#shared/time/zone.ts';
import { inOrder, type KeptEvent, type Message, officerOf, placeOf } from './consumed.ts';
import type { AsLocked, Band, Done, Entry, Exclusion, RecordedExclusion, Ruling } from './entry.ts';
import { closures, meets } from './exclusions.ts';
import { type LogTerms, lockOf } from './lock.ts';

/** Everything that the lines of one ticket or request are made of, in any order and however often it came. */
export interface Thread {
  readonly events: readonly KeptEvent[];
  readonly rulings: readonly Ruling[];
  /** Closings of the office on the days of the thread. */
  readonly closings: readonly KeptEvent[];
  readonly exclusions: readonly RecordedExclusion[];
}

/**
 * The lines of a thread. A line that its month's lock did not yet know, or knew otherwise, says what it was: late events correct, and never
 * silently.
 */
export function entriesOf(thread: Thread, terms: LogTerms): readonly Entry[] {
  const atLock = new Map<number, ReadonlyMap<string, Entry>>();
  const lockedAt = (lock: number): ReadonlyMap<string, Entry> => {
    const known =
      atLock.get(lock) ?? new Map(linesOf(keptBefore(thread, lock), terms).map((one) => [one.id, one]));
    atLock.set(lock, known);
    return known;
  };
  const latest = latestOf(thread);
  return linesOf(thread, terms).map((line) => {
    const lock = lockOf(line.date, terms);
    if (latest < lock) return line;
    const amended = changeSince(lockedAt(lock).get(line.id), line);
    return amended === undefined ? line : { ...line, amended };
  });
}

const latestOf = ({ events, rulings, closings, exclusions }: Thread): number =>
  [events, rulings, closings, exclusions].flat().reduce((latest, { keptAt }) => Math.max(latest, keptAt), 0);

function keptBefore({ events, rulings, closings, exclusions }: Thread, lock: number): Thread {
  const before = ({ keptAt }: { readonly keptAt: number }) => keptAt < lock;
  return {
    events: events.filter(before),
    rulings: rulings.filter(before),
    closings: closings.filter(before),
    exclusions: exclusions.filter(before),
  };
}

function changeSince(locked: Entry | undefined, line: Entry): AsLocked | undefined {
  if (!locked) return 'absent';
  const [before, after] = [locked, line].map(({ done, excluded }) => ({ done, excluded }));
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : before;
}

/** The lines as everything that is known makes them. */
function linesOf(thread: Thread, { zone }: LogTerms): readonly Entry[] {
  const events = inOrder(thread.events).map(({ message }) => message);
  const ruled = new Map(thread.rulings.map((ruling) => [ruling.entry, ruling]));
  const exclusions = [...closures(thread.closings), ...thread.exclusions];
  const line = (message: Message, name: string, done: Done, more: Partial<Entry> = {}): Entry => {
    const { data, metadata } = message.detail;
    const { thread: subject, event } = placeOf(message);
    const at = metadata.occurredAt;
    const service = 'service' in data ? data.service : '';
    const date = localDateAt(at, zone);
    return {
      id: `${subject}.${name}`,
      thread: subject,
      office: data.office,
      service,
      date,
      band: bandOf(at, { date, zone }),
      at,
      officer: officerOf(message),
      done,
      // Its place is taken here, so that lines that say the same are written the same.
      excluded: undefined,
      events: [event],
      ...more,
    };
  };

  const lines = events.flatMap((message, index): Entry | readonly Entry[] => {
    const { version } = message.detail.metadata;
    switch (message['detail-type']) {
      case 'TicketServed.v1': {
        // Told again with a later version, the visit is what the later one says.
        if (events.slice(index + 1).some((later) => later['detail-type'] === 'TicketServed.v1')) return [];
        return visit(message, events.slice(0, index), line, exclusions);
      }
      case 'TicketMissed.v1':
        return line(message, `no-show-${version}`, { kind: 'no-show' }, { excluded: 'absent-citizen' });
      case 'TicketTransferred.v1':
        return line(
          message,
          `handover-${version}`,
          { kind: 'handover' },
          { service: message.detail.data.from },
        );
      case 'ServiceRated.v1':
        return line(
          message,
          'rating',
          { kind: 'rating', rating: message.detail.data.rating },
          { officer: undefined },
        );
      case 'RequestReturned.v1': {
        const own = line(message, `return-${message.detail.data.returns}`, {
          kind: 'return',
          overturned: false,
        });
        return ruled.get(own.id)?.overturned ? { ...own, done: { kind: 'return', overturned: true } } : own;
      }
      case 'RequestVerified.v1': {
        const { second } = message.detail.data;
        const dispute = second ? undefined : disputeOf(events.slice(index + 1));
        const done: Done = { kind: 'verification', second, disputed: dispute !== undefined };
        const own = line(message, `verification-${version}`, done);
        return dispute ? { ...own, events: [...own.events, dispute.detail.metadata.id] } : own;
      }
      case 'RequestDecided.v1': {
        const { decision, kept } = message.detail.data;
        const done = line(message, `decision-${version}`, { kind: 'decision', decision });
        const missed = events.some((one) => one['detail-type'] === 'PromiseMissed.v1');
        return missed ? done : [done, promise(message, kept, line, exclusions)];
      }
      case 'PromiseMissed.v1':
        return promise(message, false, line, exclusions);
      default:
        return [];
    }
  });
  return lines.flat();
}

type Line = (message: Message, name: string, done: Done, more?: Partial<Entry>) => Entry;

function visit(
  message: Message & { 'detail-type': 'TicketServed.v1' },
  before: readonly Message[],
  line: Line,
  exclusions: readonly Exclusion[],
): Entry {
  const { outcome, served, waited, parked } = message.detail.data;
  const officer = officerOf(message);
  const parks = before.filter(
    (one) => one['detail-type'] === 'TicketParked.v1' && officerOf(one) === officer,
  );
  const own = line(message, 'visit', { kind: 'visit', outcome, served, waited, parks: parks.length });
  const meeting = exclusions.find((one) =>
    meets(one, { ...own, from: own.at - served - parked, to: own.at }),
  );
  return {
    ...own,
    excluded: meeting?.reason ?? (outcome === 'left' ? 'absent-citizen' : undefined),
    events: [...parks.map((one) => one.detail.metadata.id), ...own.events],
  };
}

/** Whoever was absent on the day on which a promise passed: the promise was the office's, so only what closed the office counts. */
function promise(message: Message, kept: boolean, line: Line, exclusions: readonly Exclusion[]): Entry {
  const own = line(message, 'promise', { kind: 'promise', kept }, { officer: undefined });
  const meeting = exclusions.find(
    (one) => one.officer === undefined && meets(one, { ...own, from: own.at, to: own.at + 1 }),
  );
  return { ...own, excluded: meeting?.reason };
}

/** The dispute of a verification: it comes before any other. */
function disputeOf(later: readonly Message[]): Message | undefined {
  const next = later.find(
    ({ 'detail-type': type }) => type === 'RequestVerified.v1' || type === 'RequestReleased.v1',
  );
  return next?.['detail-type'] === 'RequestReleased.v1' && next.detail.data.disputed ? next : undefined;
}

const midnight = localTime.parse('00:00');
const midday = minutesOf(localTime.parse('11:00'));
const afternoon = minutesOf(localTime.parse('14:00'));

function bandOf(at: number, { date, zone }: { date: LocalDate; zone: Zone }): Band {
  const minute = (at - instantOf(date, midnight, zone)) / 60_000;
  if (minute < midday) return 'morning';
  return minute < afternoon ? 'midday' : 'afternoon';
}
