import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { cellsOf, countersOf, nameOf } from '#services/performance/domain/figures/cells.ts';
import { type Counters, sum } from '#services/performance/domain/figures/counters.ts';
import { type KeptEvent, placeOf } from '#services/performance/domain/log/consumed.ts';
import type { Entry } from '#services/performance/domain/log/entry.ts';
import { dropOf } from '#services/performance/domain/log/lock.ts';
import type { LogStore } from '#services/performance/domain/log/log-store.ts';
import {
  dropNames,
  type RecordPorts,
  recordEvent,
  settle,
  settleDay,
} from '#services/performance/operations/record-event.ts';
import { createLogStore } from '#services/performance/store/log-store.ts';
import { createMemoryLog } from '#services/performance/testing/memory-log.ts';
import { account, dieOf, type Month, monthOf, sampleTerms } from '#services/performance/testing/month.ts';
import { addDays, type LocalDate, localDate } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { startTap } from '../bench/rig/tap.ts';
import { engineForTests } from '../world/engine.ts';
import { createServiceTable } from '../world/service-table.ts';

const engine = engineForTests();

async function onEngine(endpoint = engine.endpoint): Promise<LogStore> {
  const base = new DynamoDBClient({
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const table = `performance-${randomUUID()}`;
  await base.send(createServiceTable(table));
  return createLogStore({ client: DynamoDBDocumentClient.from(base), table });
}

const month = monthOf(dieOf(3), { tickets: 24, requests: 10, officers: 5 });
const offices = ['disdukcapil', 'teluk-nibung'];
const days = Array.from({ length: 62 }, (_, after) => addDays(localDate.parse('2026-12-01'), after));
const dayOf = ({ message }: KeptEvent): LocalDate =>
  localDateAt(message.detail.metadata.occurredAt, sampleTerms.zone);

/** The ports on a store, with a clock that each event is kept at its own time. */
function portsOf(log: LogStore, now = 0): RecordPorts & { readonly at: (now: number) => RecordPorts } {
  const ports = { log, terms: sampleTerms, clock: { now: () => now } };
  return { ...ports, at: (later) => ({ ...ports, clock: { now: () => later } }) };
}

/** Records a month as it arrives: in some order, a few at once, some twice; then what supervisors recorded. */
async function record(log: LogStore, { events, exclusions, rulings }: Month, seed: number): Promise<void> {
  const roll = dieOf(seed);
  const ports = portsOf(log);
  const arriving = events
    .flatMap((event) => (roll(6) === 0 ? [event, event] : [event]))
    .map((event) => ({ event, place: roll(1_000_000) }))
    .toSorted((a, b) => a.place - b.place);
  for (let from = 0; from < arriving.length; from += 4) {
    const some = arriving.slice(from, from + 4);
    await Promise.all(some.map(({ event }) => recordEvent(ports.at(event.keptAt), event.message)));
  }
  for (const exclusion of exclusions) {
    await log.exclude(exclusion, localDateAt(exclusion.from, sampleTerms.zone));
  }
  for (const ruling of rulings) await log.rule(ruling, ruling.entry.split('.')[0] ?? '');
  for (const date of new Set(events.map(dayOf))) {
    for (const office of offices) await settleDay(ports, office, date);
  }
}

const linesOf = async (log: LogStore): Promise<readonly Entry[]> => {
  const found = await Promise.all(offices.flatMap((office) => days.map((date) => log.listDay(office, date))));
  return found.flat().toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

async function countersIn(log: LogStore): Promise<Readonly<Record<string, Counters>>> {
  const months = ['2026-12', '2027-01'];
  const counted = await Promise.all(
    months.flatMap((one) => [
      ...offices.map((office) => log.readOffice(office, one)),
      ...[0, 1, 2, 3, 4].map((officer) => log.readOfficer(account(officer), one)),
    ]),
  );
  const cells = counted.flat().map(({ cell, counters }) => [nameOf(cell), counters] as const);
  return Object.fromEntries(cells.filter(([, counters]) => Object.keys(counters).length > 0));
}

/** What the lines come to when they are counted at once. */
function recount(lines: readonly Entry[]): Readonly<Record<string, Counters>> {
  const cells: Record<string, Counters> = {};
  for (const line of lines) {
    for (const cell of cellsOf(line)) cells[nameOf(cell)] = sum(cells[nameOf(cell)] ?? {}, countersOf(line));
  }
  return cells;
}

describe.each([
  ['in memory', async () => createMemoryLog()],
  ['on DynamoDB', () => onEngine()],
])('the log %s', (_, create) => {
  test('keeps an event once, as it first came', async () => {
    const log = await create();
    const [event] = month.events;
    if (!event) throw new Error('The month is empty');

    expect(await log.keep(event)).toBe('kept');
    expect(await log.keep({ ...event, keptAt: event.keptAt + 1 })).toBe('known');

    expect((await log.readThread(placeOf(event.message).thread)).events).toEqual([event]);
  });

  test('writes lines over the version that was read, with what they count, or not at all', async () => {
    const log = await create();
    const entry: Entry = {
      id: 'ticket.visit',
      thread: 'ticket',
      office: 'disdukcapil',
      service: 'identity-card',
      date: localDate.parse('2026-12-01'),
      band: 'morning',
      at: 1,
      officer: account(1),
      done: { kind: 'handover' },
      events: ['event'],
    };
    const cell = {
      office: 'disdukcapil',
      service: 'identity-card',
      month: '2026-12',
      band: 'morning',
    } as const;
    const write = {
      id: 'ticket',
      v: 1,
      before: [],
      after: [entry],
      changes: [{ cell, add: { handovers: 1 } }],
    };

    expect(await log.writeLines(write)).toBe('written');
    expect(await log.writeLines(write)).toBe('stale');
    expect(await log.writeLines({ ...write, v: 3 })).toBe('stale');

    expect(await log.readThread('ticket')).toMatchObject({ v: 1, lines: [entry] });
    expect(await log.readOffice('disdukcapil', '2026-12')).toEqual([{ cell, counters: { handovers: 1 } }]);
    expect(await log.listDay('disdukcapil', entry.date, account(1))).toEqual([entry]);
    expect(await log.listDay('disdukcapil', entry.date, account(2))).toEqual([]);
  });

  test('of a month is the same in whatever order it arrives, and its counters are those of its lines', async () => {
    const [one, other] = [await create(), await create()];
    await Promise.all([record(one, month, 5), record(other, month, 77)]);
    const lines = await linesOf(one);

    expect(lines.length).toBeGreaterThan(40);
    expect(await linesOf(other)).toEqual(lines);
    expect(await countersIn(one)).toEqual(recount(lines));
    expect(await countersIn(other)).toEqual(recount(lines));
  }, 60_000);

  test('made again from what is kept is the log that is there', async () => {
    const log = await create();
    await record(log, month, 9);
    const [lines, counters] = [await linesOf(log), await countersIn(log)];
    const threads = new Set(month.events.map(({ message }) => placeOf(message).thread));

    const settled = await Promise.all([...threads].map((id) => settle(portsOf(log), id)));

    expect(new Set(settled)).toEqual(new Set(['same']));
    expect(await linesOf(log)).toEqual(lines);
    expect(await countersIn(log)).toEqual(counters);
  }, 60_000);

  test('loses names after the time to appeal, and then only names: what was counted stays', async () => {
    const log = await create();
    await record(log, { ...month, exclusions: [] }, 9);
    const [lines, counters] = [await linesOf(log), await countersIn(log)];
    const threads = [...new Set(lines.map(({ thread }) => thread))];
    const later = Math.max(...lines.map(({ date }) => dropOf(date, sampleTerms)));
    const early = await Promise.all(threads.map((id) => dropNames(portsOf(log, 0), id)));

    await Promise.all(threads.map((id) => dropNames(portsOf(log, later), id)));
    const settled = await Promise.all(threads.map((id) => settle(portsOf(log, later), id)));

    expect(new Set(settled)).toEqual(new Set(['same']));
    expect(new Set(early)).toEqual(new Set(['too-early']));
    expect(await linesOf(log)).toEqual(lines.map(({ officer: _officer, ...line }) => line));
    expect(await countersIn(log)).toEqual(counters);
    const events = await Promise.all(threads.map(async (id) => (await log.readThread(id)).events));
    expect(events.flat().filter(({ message }) => message.detail.metadata.actor !== undefined)).toEqual([]);
  }, 60_000);
});

test('an event costs a bounded number of write units, however much was counted before', async () => {
  const tap = await startTap(engine.endpoint, {});
  try {
    const log = await onEngine(tap.url);
    const ports = portsOf(log);
    const most: Record<string, number> = {};
    const crowded = monthOf(dieOf(4), { tickets: 150, requests: 40, officers: 2 });
    for (const { message, keptAt } of crowded.events) {
      if ('closing' in message.detail.data) continue;
      tap.take();
      await recordEvent(ports.at(keptAt), message);
      const units = tap.take().reduce((total, call) => total + call.writeUnits, 0);
      const type = message['detail-type'];
      most[type] = Math.max(most[type] ?? 0, units);
    }
    const [cell] = await log.readOffice('disdukcapil', '2026-12');

    expect(Object.keys(cell?.counters ?? {}).length).toBeGreaterThan(3);
    // A later end of a visit moves it between cells: the most that an event costs.
    expect(Math.max(...Object.values(most))).toBeLessThanOrEqual(13);
    expect(most['TicketParked.v1']).toBe(1);
  } finally {
    await tap.end();
  }
}, 60_000);
