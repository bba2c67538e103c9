import type { Clock } from '#shared/time/clock.ts';
import { type LocalDate, localDate } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { changesBetween } from '../domain/figures/cells.ts';
import { placeOf, readMessage } from '../domain/log/consumed.ts';
import { entriesOf } from '../domain/log/entries.ts';
import type { Entry } from '../domain/log/entry.ts';
import { dropOf, type LogTerms } from '../domain/log/lock.ts';
import type { LogStore, StoredThread } from '../domain/log/log-store.ts';

/** What recording needs. */
export interface RecordPorts {
  readonly log: LogStore;
  readonly clock: Clock;
  readonly terms: LogTerms;
}

/** Times that the lines of a thread may be written by others under one attempt. */
const patience = 20;

/** Keeps an event and brings log and counters up to it. Repeated, after any failure and in any order, it comes to the same. */
export async function recordEvent(ports: RecordPorts, body: unknown): Promise<void> {
  const message = readMessage(body);
  await ports.log.keep({ message, keptAt: ports.clock.now() });
  const { data } = message.detail;
  await ('closing' in data
    ? settleDay(ports, data.office, localDate.parse(data.date))
    : settle(ports, placeOf(message).thread));
}

/** Makes the lines of every thread of an office's day again: for what closes or leaves out a part of it. */
export async function settleDay(ports: RecordPorts, office: string, date: LocalDate): Promise<void> {
  const lines = await ports.log.listDay(office, date);
  for (const thread of new Set(lines.map((line) => line.thread))) await settle(ports, thread);
}

/**
 * Makes the lines of a thread from what is kept, and counts what changed; says whether anything had. Once the time to appeal is over for all
 * of them, they stay as they are.
 */
export async function settle(ports: RecordPorts, id: string): Promise<'changed' | 'same'> {
  const { log } = ports;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const stored = await log.readThread(id);
    // Without names its lines could not be made again as they were.
    if (stored.lines.length > 0 && isOver(ports, stored.lines)) return 'same';
    const after = await linesOf(ports, stored);
    if (sameLines(stored.lines, after)) return 'same';
    const changes = changesBetween(stored.lines, after);
    const written = await log.writeLines({ id, v: stored.v + 1, before: stored.lines, after, changes });
    if (written === 'written') return 'changed';
  }
  throw new Error(`The lines of ${id} changed ${patience} times in a row`);
}

/**
 * Takes the names from the lines of a thread once the time to appeal is over for all of them, and then from what is kept. What was counted
 * of an officer stays; says whether there was anything to take.
 */
export async function dropNames(
  ports: RecordPorts,
  id: string,
): Promise<'dropped' | 'too-early' | 'nameless'> {
  const { log } = ports;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const { lines, v } = await log.readThread(id);
    if (!isOver(ports, lines)) return 'too-early';
    const after = lines.map((line): Entry => ({ ...line, officer: undefined }));
    const nameless = sameLines(lines, after);
    const write = { id, v: v + 1, before: lines, after, changes: [] };
    if (nameless || (await log.writeLines(write)) === 'written') {
      await log.dropActors(id);
      return nameless ? 'nameless' : 'dropped';
    }
  }
  throw new Error(`The lines of ${id} changed ${patience} times in a row`);
}

async function linesOf(
  { log, terms }: RecordPorts,
  { events, rulings }: StoredThread,
): Promise<readonly Entry[]> {
  const days = new Map(
    events.map(({ message: { detail } }) => {
      const date = localDateAt(detail.metadata.occurredAt, terms.zone);
      return [`${detail.data.office}#${date}`, { office: detail.data.office, date }];
    }),
  );
  const facts = await Promise.all(
    [...days.values()].map(({ office, date }) => log.readDayFacts(office, date)),
  );
  return entriesOf(
    {
      events,
      rulings,
      closings: facts.flatMap(({ closings }) => closings),
      exclusions: facts.flatMap(({ exclusions }) => exclusions),
    },
    terms,
  );
}

/** Whether nobody can appeal against any of the lines any more. */
const isOver = ({ clock, terms }: RecordPorts, lines: readonly Entry[]): boolean =>
  lines.every(({ date }) => clock.now() >= dropOf(date, terms));

const sameLines = (one: readonly Entry[], other: readonly Entry[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
