import type { Band, Entry } from '../log/entry.ts';
import { periodOf } from '../skp/period.ts';
import { type Counters, negative, sum } from './counters.ts';
import { durationCounter } from './durations.ts';

/** Where counts are added up: one service of an office in one part of the day through a month, and each officer in it. */
export interface Cell {
  readonly office: string;
  readonly service: string;
  /** `2026-11`. */
  readonly month: string;
  readonly band: Band;
  /** Account; absent: the service as a whole. */
  readonly officer?: string;
}

/** Counts that a change of lines adds to a cell. */
export interface CellChange {
  readonly cell: Cell;
  readonly add: Counters;
}

/** The counts of one line. */
export function countersOf({ done, excluded }: Pick<Entry, 'done' | 'excluded'>): Counters {
  switch (done.kind) {
    case 'visit': {
      const again = done.outcome === 'incomplete' && { again: 1 };
      const time = excluded === undefined ? durationCounter(done.served) : `left-out-${excluded}`;
      return { visits: 1, ...again, [time]: 1 };
    }
    case 'no-show':
      return { 'no-shows': 1 };
    case 'handover':
      return { handovers: 1 };
    case 'return':
      return { returns: 1, ...(done.overturned && { overturned: 1 }) };
    case 'verification':
      if (done.second) return { seconds: 1 };
      return { verified: 1, ...(done.disputed && { disputed: 1 }) };
    case 'decision':
      return { [done.decision]: 1 };
    case 'promise':
      if (excluded !== undefined) return { [`left-out-${excluded}`]: 1 };
      return { [done.kept ? 'kept' : 'missed']: 1 };
    case 'rating':
      return { [done.rating]: 1 };
  }
}

/** Where a line counts: with its service, and with its officer if it is anybody's. */
export function cellsOf({ office, service, date, band, officer }: Entry): readonly Cell[] {
  const cell = { office, service, month: periodOf(date, 'monthly').id, band };
  return officer === undefined ? [cell] : [cell, { ...cell, officer }];
}

/** Says a cell; equal cells say the same. */
export const nameOf = ({ office, service, month, band, officer = '' }: Cell): string =>
  [office, service, month, band, officer].join('#');

/** What has to be added to which cells when the lines of a thread change: as few cells as those lines are in, and never others. */
export function changesBetween(before: readonly Entry[], after: readonly Entry[]): readonly CellChange[] {
  const changes = new Map<string, CellChange>();
  const count = (entries: readonly Entry[], by: (counters: Counters) => Counters) => {
    for (const entry of entries) {
      for (const cell of cellsOf(entry)) {
        const known = changes.get(nameOf(cell))?.add ?? {};
        changes.set(nameOf(cell), { cell, add: sum(known, by(countersOf(entry))) });
      }
    }
  };
  count(before, negative);
  count(after, (counters) => counters);
  return [...changes.values()].filter(({ add }) => Object.keys(add).length > 0);
}
