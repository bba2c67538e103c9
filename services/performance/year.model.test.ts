import { expect, test } from 'vitest';
import { cellsOf, changesBetween, countersOf, nameOf } from './domain/figures/cells.ts';
import type { Counters } from './domain/figures/counters.ts';
import { type KeptEvent, placeOf } from './domain/log/consumed.ts';
import { entriesOf } from './domain/log/entries.ts';
import type { Entry } from './domain/log/entry.ts';
import { dieOf, monthOf, sampleTerms } from './testing/month.ts';

// `YEAR_TICKETS=11000` makes the year of 30 officers with more than 300,000 events.
const tickets = Number(process.env['YEAR_TICKETS'] ?? 200);

/** Counters that are added to in place: a year of sums made anew would take minutes. */
type Cells = Map<string, Map<string, number>>;

function add(cells: Cells, name: string, counters: Counters): void {
  const cell = cells.get(name) ?? new Map<string, number>();
  cells.set(name, cell);
  for (const [key, count] of Object.entries(counters)) {
    const total = (cell.get(key) ?? 0) + count;
    if (total === 0) cell.delete(key);
    else cell.set(key, total);
  }
}

const contentOf = (cells: Cells) =>
  [...cells]
    .filter(([, cell]) => cell.size > 0)
    .map(([name, cell]) => JSON.stringify([name, [...cell].toSorted()]))
    .toSorted();

test('a year of thirty officers, followed event by event out of order, comes to what is counted at its end', () => {
  const [followed, recounted]: [Cells, Cells] = [new Map(), new Map()];
  let [events, mostCells] = [0, 0];
  for (let month = 1; month <= 12; month += 1) {
    const roll = dieOf(1_000 + month);
    const from = `2026-${String(month).padStart(2, '0')}-01`;
    const arriving = monthOf(roll, { tickets, requests: Math.ceil(tickets / 5), officers: 30, from })
      .events.map((event) => ({ event, place: roll(100_000_000) }))
      .toSorted((a, b) => a.place - b.place);
    const threads = new Map<string, readonly KeptEvent[]>();
    const lines = new Map<string, readonly Entry[]>();
    for (const { event } of arriving) {
      const { thread } = placeOf(event.message);
      const own = [...(threads.get(thread) ?? []), event];
      const after = entriesOf({ events: own, rulings: [], closings: [], exclusions: [] }, sampleTerms);
      const changes = changesBetween(lines.get(thread) ?? [], after);
      for (const { cell, add: counters } of changes) add(followed, nameOf(cell), counters);
      threads.set(thread, own);
      lines.set(thread, after);
      events += 1;
      mostCells = Math.max(mostCells, changes.length);
    }
    for (const entry of [...lines.values()].flat()) {
      for (const cell of cellsOf(entry)) add(recounted, nameOf(cell), countersOf(entry));
    }
  }

  expect(events).toBeGreaterThan(tickets * 24);
  expect(mostCells).toBeLessThanOrEqual(6);
  expect(contentOf(followed)).toEqual(contentOf(recounted));
}, 300_000);
