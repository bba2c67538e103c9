import type { Band } from '../log/entry.ts';
import type { Cell } from './cells.ts';
import { type Counters, sum } from './counters.ts';
import { type Figures, figuresOf } from './figures.ts';

/** Counts of a service of an office: those of an officer cannot be compared. */
export interface Compared {
  readonly cell: Cell & { readonly officer?: never };
  readonly counters: Counters;
}

/** Two offices where they are alike: the same service in the same part of the day. */
export interface Likeness {
  readonly service: string;
  readonly band: Band;
  readonly times: readonly [NonNullable<Figures['serviceTime']>, NonNullable<Figures['serviceTime']>];
}

/**
 * Compares service times of two offices, service by service and hour by hour. What one of them does not offer, or did too seldom then, is
 * left out; there is no total, for a total would compare different work.
 */
export function compare(one: readonly Compared[], other: readonly Compared[]): readonly Likeness[] {
  const others = byLikeness(other);
  return [...byLikeness(one)].flatMap(([likeness, parts]): Likeness[] => {
    const [mine, theirs] = [parts, others.get(likeness) ?? []].map(
      (cells) => figuresOf([sum(...cells.map(({ counters }) => counters))]).serviceTime,
    );
    const cell = parts[0]?.cell;
    if (!cell || !mine || !theirs) return [];
    return [{ service: cell.service, band: cell.band, times: [mine, theirs] }];
  });
}

const byLikeness = (cells: readonly Compared[]) =>
  Map.groupBy(cells, ({ cell: { service, band } }) => `${service}#${band}`);
