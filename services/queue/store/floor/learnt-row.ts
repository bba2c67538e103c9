import * as z from 'zod/mini';
import type { Learnt } from '../../domain/floor/estimate/learnt.ts';
import { classes } from '../../domain/floor/estimate/service-times.ts';

// Everything in short texts: an office with ten services and as many counters stays below one and a half kilobytes, most far below.

const row = z.object({
  v: z.int(),
  th: z.int(),
  /** Service → the class of its shortest call, then counts by class, each in base 36: `5 3.1a.2`. */
  s: z.record(z.string(), z.string()),
  /** Hour → `taken expected`. */
  h: z.record(z.string(), z.string()),
  /** `count seconds` */
  g: z.string(),
  /** Counter → `opens day`, then the places of its services among those of `s`. */
  c: z.record(z.string(), z.string()),
  /** Class of waits → `count error within middle range`. */
  j: z.record(z.string(), z.string()),
});

const mapped = <From, To>(
  entries: Readonly<Record<string, From>>,
  of: (value: From) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, of(value)]));

const numbersOf = (text: string): readonly number[] => text.split(' ').map(Number);

function countsText(counts: readonly number[]): string {
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  const last = counts.findLastIndex((count) => count > 0);
  return `${first} ${counts
    .slice(first, last + 1)
    .map((count) => count.toString(36))
    .join('.')}`;
}

function readCounts(text: string): readonly number[] {
  const [first = '', counts = ''] = text.split(' ');
  const seen = counts === '' ? [] : counts.split('.').map((count) => Number.parseInt(count, 36));
  return Array.from({ length: classes }, (_, index) => seen[index - Number(first)] ?? 0);
}

/** The attributes of what is learnt, without its key. */
export function rowOfLearnt(learnt: Learnt): z.input<typeof row> {
  const names = Object.keys(learnt.services).toSorted();
  return {
    v: learnt.v,
    th: learnt.through,
    s: mapped(learnt.services, countsText),
    h: mapped(learnt.hours, ({ taken, expected }) => `${taken} ${expected}`),
    g: `${learnt.gaps.count} ${learnt.gaps.seconds}`,
    c: mapped(learnt.counters, ({ opens, day, services }) =>
      [opens, day, ...services.map((service) => names.indexOf(service)).filter((place) => place >= 0)].join(
        ' ',
      ),
    ),
    j: mapped(learnt.judgement, ({ count, error, within, middle, range }) =>
      [count, error, within, middle, range].join(' '),
    ),
  };
}

/** Reads a row; throws when it is none of what is learnt. */
export function parseLearnt(item: unknown): Learnt {
  const { v, th, s, h, g, c, j } = row.parse(item);
  const names = Object.keys(s).toSorted();
  const [gaps = 0, seconds = 0] = numbersOf(g);
  return {
    v,
    through: th,
    services: mapped(s, readCounts),
    hours: mapped(h, (text) => {
      const [taken = 0, expected = 0] = numbersOf(text);
      return { taken, expected };
    }),
    gaps: { count: gaps, seconds },
    counters: mapped(c, (text) => {
      const [opens = 0, day = 0, ...places] = numbersOf(text);
      return { opens, day, services: places.flatMap((place) => names[place] ?? []) };
    }),
    judgement: mapped(j, (text) => {
      const [count = 0, error = 0, within = 0, middle = 0, range = 0] = numbersOf(text);
      return { count, error, within, middle, range };
    }),
  };
}
