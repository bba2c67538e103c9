import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../docs/benchmarks.md');

/** What a booking takes of the database, as `npm run bench` measured it. */
export interface UnitsPerBooking {
  readonly writes: number;
  readonly reads: number;
}

const row = /^\| (Write|Read) units per booking, (\d+) seats a day \| ([\d.]+) [WR]U \|/gm;

/** Units per booking of a day of so many seats: between the measured days in proportion, beyond them as the nearest. */
export function unitsPerBooking(seats: number, text = readFileSync(page, 'utf8')): UnitsPerBooking {
  const rows = [...text.matchAll(row)];
  const of = (kind: 'Write' | 'Read'): number => {
    const measured = rows
      .filter(([, found]) => found === kind)
      .map(([, , at, units]) => ({ seats: Number(at), units: Number(units) }))
      .toSorted((a, b) => a.seats - b.seats);
    const [below, above] = [
      measured.findLast((each) => each.seats <= seats) ?? measured.at(0),
      measured.find((each) => each.seats >= seats) ?? measured.at(-1),
    ];
    if (below === undefined || above === undefined)
      throw new Error(`docs/benchmarks.md has no row "${kind} units per booking": run npm run bench.`);
    if (below.seats === above.seats) return below.units;
    const share = (seats - below.seats) / (above.seats - below.seats);
    return below.units + share * (above.units - below.units);
  };
  return { writes: of('Write'), reads: of('Read') };
}
