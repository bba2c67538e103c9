import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from '#shared/time/local.ts';
import { instantOf, localDateAt } from '#shared/time/zone.ts';
import { account, dieOf, kept, type Month, monthOf, sampleTerms, subjectId } from '../../testing/month.ts';
import { type KeptEvent, placeOf, withoutActor } from './consumed.ts';
import { entriesOf } from './entries.ts';
import type { Done, Entry } from './entry.ts';
import { dropOf, lockOf } from './lock.ts';

const { zone } = sampleTerms;
const closingKinds = new Set(['WindowClosed.v1', 'WindowReopened.v1']);

/** The log of a month as the service makes it: thread by thread. */
function logOf({ events, rulings, exclusions }: Month): readonly Entry[] {
  const closings = events.filter(({ message }) => closingKinds.has(message['detail-type']));
  const threads = Map.groupBy(events, ({ message }) => placeOf(message).thread);
  return [...threads.values()]
    .flatMap((own) => entriesOf({ events: own, rulings, closings, exclusions }, sampleTerms))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a person with all events of the month on slips of paper would write down, slip by slip in the order of time. */
function slowLog({ events, rulings, exclusions }: Month, until = Number.POSITIVE_INFINITY) {
  const seen = new Set<string>();
  const slips = events
    .filter(({ keptAt }) => keptAt < until)
    .toSorted(
      (a, b) =>
        a.message.detail.metadata.occurredAt - b.message.detail.metadata.occurredAt ||
        a.message.detail.metadata.version - b.message.detail.metadata.version ||
        (a.message.detail.metadata.id < b.message.detail.metadata.id ? -1 : 1),
    )
    .filter(({ message: { detail } }) => !seen.has(detail.metadata.id) && seen.add(detail.metadata.id));
  const out: Record<
    string,
    {
      done: Done;
      excluded?: string | undefined;
      who?: string | undefined;
      span?: [number, number];
      where: [string, string];
    }
  > = {};
  const parked: Record<string, string[]> = {};
  const missed = new Set<string>();
  const verification: Record<string, string> = {};
  const closed: Record<
    string,
    {
      office: string;
      services: readonly string[];
      from: number;
      to: number;
      reason: string;
      officer?: string | undefined;
    }
  > = {};
  for (const one of exclusions) if (one.keptAt < until) closed[one.id] = one;

  for (const { message } of slips) {
    const { metadata } = message.detail;
    const { subject, version, occurredAt: at } = metadata;
    const who = metadata.actor?.id;
    const type = message['detail-type'];
    if (type === 'TicketParked.v1') {
      parked[subject] = [...(parked[subject] ?? []), who ?? ''];
    } else if (type === 'TicketServed.v1') {
      const { outcome, served, waited, parked: aside, office, service } = message.detail.data;
      const parks = (parked[subject] ?? []).filter((one) => one === who).length;
      out[`${subject}.visit`] = {
        done: { kind: 'visit', outcome, served, waited, parks },
        excluded: outcome === 'left' ? 'absent-citizen' : undefined,
        who,
        span: [at - served - aside, at],
        where: [office, service],
      };
    } else if (type === 'TicketMissed.v1') {
      const { office, service } = message.detail.data;
      out[`${subject}.no-show-${version}`] = {
        done: { kind: 'no-show' },
        excluded: 'absent-citizen',
        who,
        where: [office, service],
      };
    } else if (type === 'TicketTransferred.v1') {
      const { office, from } = message.detail.data;
      out[`${subject}.handover-${version}`] = { done: { kind: 'handover' }, who, where: [office, from] };
    } else if (type === 'ServiceRated.v1') {
      const { office, service, rating } = message.detail.data;
      out[`${subject}.rating`] = { done: { kind: 'rating', rating }, where: [office, service] };
    } else if (type === 'RequestReturned.v1') {
      const { office, service, returns } = message.detail.data;
      const entry = `${subject}.return-${returns}`;
      const overturned = rulings.some((one) => one.entry === entry && one.overturned && one.keptAt < until);
      out[entry] = { done: { kind: 'return', overturned }, who, where: [office, service] };
    } else if (type === 'RequestVerified.v1') {
      const { office, service, second } = message.detail.data;
      verification[subject] = `${subject}.verification-${version}`;
      out[`${subject}.verification-${version}`] = {
        done: { kind: 'verification', second, disputed: false },
        who,
        where: [office, service],
      };
    } else if (type === 'RequestReleased.v1' && message.detail.data.disputed) {
      const latest = out[verification[subject] ?? ''];
      if (latest?.done.kind === 'verification' && !latest.done.second) {
        latest.done = { ...latest.done, disputed: true };
      }
    } else if (type === 'PromiseMissed.v1' || type === 'RequestDecided.v1') {
      const { data } = message.detail;
      const where: [string, string] = [data.office, data.service];
      if ('decision' in data) {
        out[`${subject}.decision-${version}`] = {
          done: { kind: 'decision', decision: data.decision },
          who,
          where,
        };
      }
      if (missed.has(subject)) continue;
      if (type === 'PromiseMissed.v1') missed.add(subject);
      const late = !('kept' in data) || !data.kept;
      out[`${subject}.promise`] = { done: { kind: 'promise', kept: !late }, span: [at, at + 1], where };
    } else if (type === 'WindowClosed.v1' || type === 'WindowReopened.v1') {
      const { data } = message.detail;
      if ('undone' in data && data.undone) delete closed[data.closing];
      else closed[data.closing] = { ...data, from: data.closedFrom, to: data.closedTo, reason: 'closure' };
    }
  }
  for (const line of Object.values(out)) {
    const [from, to] = line.span ?? [0, 0];
    const reasons = Object.values(closed)
      .filter(
        ({ office, services }) =>
          office === line.where[0] && (services.length === 0 || services.includes(line.where[1])),
      )
      .filter(({ officer }) => officer === undefined || (officer === line.who && line.done.kind === 'visit'))
      .filter((one) => line.span && one.from < to && from < one.to)
      .map(({ reason }) => reason);
    // Closings of the queue are named first, then what was recorded by hand.
    line.excluded = reasons.find((reason) => reason === 'closure') ?? reasons[0] ?? line.excluded;
  }
  return out;
}

/** A month, its events in another order and some of them again and again. */
const shuffled = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([seed, order]) => {
    const month = monthOf(dieOf(seed), { tickets: 120, requests: 60, officers: 6 });
    const roll = dieOf(order);
    const repeated = month.events.flatMap((event) =>
      Array.from({ length: 1 + (roll(4) === 0 ? roll(3) : 0) }, () => event),
    );
    const events = repeated
      .map((event) => ({ event, place: roll(1_000_000) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ event }) => event);
    return { month, mixed: { ...month, events } };
  });

describe('the log of a month', () => {
  test('is the same whatever the order in which its events come, and however often', () => {
    fc.assert(
      fc.property(shuffled, ({ month, mixed }) => {
        expect(logOf(mixed)).toEqual(logOf(month));
      }),
      { numRuns: 12 },
    );
  });

  test('is what a person would write from slips of paper', () => {
    fc.assert(
      fc.property(shuffled, ({ month, mixed }) => {
        const slow = slowLog(month);
        const log = logOf(mixed);

        expect(log.map(({ id }) => id)).toEqual(Object.keys(slow).toSorted());
        for (const { id, done, excluded, officer, office, service } of log) {
          expect({ id, done, excluded, who: officer, where: [office, service] }).toEqual({
            id,
            done: slow[id]?.done,
            excluded: slow[id]?.excluded,
            who: slow[id]?.who,
            where: slow[id]?.where,
          });
        }
      }),
      { numRuns: 12 },
    );
  });

  test('says of each line that was corrected after the lock what it had been, and of no other', () => {
    let amendments = 0;
    fc.assert(
      fc.property(shuffled, ({ month, mixed }) => {
        const log = logOf(mixed);
        const locks = [...new Set(log.map(({ date }) => lockOf(date, sampleTerms)))];
        const known = new Map(locks.map((lock) => [lock, slowLog(month, lock)]));
        for (const line of log) {
          const then = known.get(lockOf(line.date, sampleTerms))?.[line.id];
          const before = then && { done: then.done, excluded: then.excluded };
          const same =
            before && JSON.stringify(before) === JSON.stringify({ done: line.done, excluded: line.excluded });

          expect([line.id, line.amended]).toEqual([line.id, same ? undefined : (before ?? 'absent')]);
          amendments += line.amended ? 1 : 0;
        }
      }),
      { numRuns: 5 },
    );
    expect(amendments).toBeGreaterThan(20);
  }, 30_000);

  test('names the events behind every line', () => {
    const month = monthOf(dieOf(7), { tickets: 200, requests: 100, officers: 6 });
    const ids = new Set(month.events.map(({ message }) => message.detail.metadata.id));

    for (const { events } of logOf(month)) {
      expect(events.length).toBeGreaterThan(0);
      expect(events.filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  test('is the same from events whose actors were dropped, but for the names', () => {
    const month = monthOf(dieOf(11), { tickets: 200, requests: 100, officers: 6 });
    const nameless = logOf({ ...month, events: month.events.map(withoutActor) });
    // What depends on who it was cannot be made again: whose parking it was, and whose training.
    const comparable = (log: readonly Entry[]) =>
      log.map(({ id, done, office, service, date, band, at }) => ({
        id,
        office,
        service,
        date,
        band,
        at,
        done: done.kind === 'visit' ? { ...done, parks: 0 } : done,
      }));

    expect(comparable(nameless)).toEqual(comparable(logOf(month)));
    expect(nameless.filter(({ officer }) => officer !== undefined)).toEqual([]);
  });
});

describe('a line', () => {
  const at = Date.parse('2026-12-31T16:30:00Z');
  const subject = subjectId('t', 1);
  const served = (
    version: number,
    more: Partial<Parameters<typeof kept>[0]> = {},
    outcome = 'finished',
  ): KeptEvent =>
    kept({
      service: 'queue',
      type: 'TicketServed.v1',
      subject,
      version,
      at,
      officer: 1,
      data: {
        visit: subject,
        office: 'disdukcapil',
        service: 'identity-card',
        date: '2026-12-31',
        ticket: 'A001',
        kind: 'booked',
        counter: '1',
        outcome,
        waited: 0,
        served: 60_000,
        parked: 0,
      },
      ...more,
    });
  const lines = (...events: KeptEvent[]) =>
    entriesOf({ events, rulings: [], closings: [], exclusions: [] }, sampleTerms);

  test('belongs to the local day, on the last night of the year too', () => {
    const [evening] = lines(served(4));
    const [after] = lines(served(4, { at: at + 1_800_000 }));

    expect([evening?.date, after?.date]).toEqual(['2026-12-31', '2027-01-01']);
  });

  test('says the later of two ends of a visit, whichever came first', () => {
    const [corrected] = lines(served(5, {}, 'incomplete'), served(4));

    expect(corrected?.done).toMatchObject({ outcome: 'incomplete' });
    expect(corrected?.amended).toBeUndefined();
  });

  test('is of whoever ended the visit', () => {
    expect(lines(served(4))[0]?.officer).toBe(account(1));
  });

  test('counts an event from when it first came', () => {
    const after = lockOf(localDateAt(at, zone), sampleTerms) - at;

    expect(lines(served(4, { delay: after }), served(4))[0]?.amended).toBeUndefined();
    expect(lines(served(4), served(4, { delay: after }))[0]?.amended).toBeUndefined();
    expect(lines(served(4, { delay: after }))[0]?.amended).toBe('absent');
  });

  test('keeps what the lock knew beside what came after it', () => {
    const lock = lockOf(localDateAt(at, zone), sampleTerms);
    const [just] = lines(served(4), served(5, { delay: lock - at - 1 }, 'referred'));
    const [late] = lines(served(4), served(5, { delay: lock - at }, 'referred'));

    expect(just?.amended).toBeUndefined();
    expect(late?.done).toMatchObject({ outcome: 'referred' });
    expect(late?.amended).toMatchObject({ done: { outcome: 'finished' } });
  });
});

test('a month is locked a week after its end, and names are dropped ninety days after that', () => {
  const december = localDateAt(Date.parse('2026-12-15T00:00:00Z'), zone);

  const [lock, drop] = [lockOf(december, sampleTerms), dropOf(december, sampleTerms)];

  expect(lock).toBe(
    instantOf(localDateAt(Date.parse('2027-01-08T00:00:00Z'), zone), localTime.parse('00:00'), zone),
  );
  expect((drop - lock) / 86_400_000).toBe(90);
});
