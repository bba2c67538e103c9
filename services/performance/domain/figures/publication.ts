import { type Counters, countOf, sum } from './counters.ts';
import { type Figures, figuresOf } from './figures.ts';

/** Least officers and tickets of what the public reads, so that no figure is about somebody. */
export const leastPublic = { officers: 5, tickets: 30 } as const;

/**
 * A service of an office in a quarter, with the accounts that its lines are of. Quarters only are published, each once: periods that overlap,
 * and versions of one, would tell their difference.
 */
export interface PublicCell {
  readonly office: string;
  readonly service: string;
  readonly officers: ReadonlySet<string>;
  readonly counters: Counters;
}

/** Cells that are published as one; who is in it is kept to compare the next period with, and never shown. */
export interface Group {
  readonly cells: readonly PublicCell[];
  readonly officers: ReadonlySet<string>;
}

/** A line of the public page. */
export interface PublicLine {
  readonly of: readonly { readonly office: string; readonly service: string }[];
  /** Rounded; absent when from the period before one could work out what few people did who came or left. */
  readonly tickets?: number;
  /** Seconds. */
  readonly serviceTime?: { readonly p50: number; readonly p90: number };
  /** Percent. */
  readonly promiseKept?: number;
}

const ticketsOf = ({ counters }: PublicCell): number =>
  countOf(counters, 'visits') + countOf(counters, 'verified');

const groupOf = (cells: readonly PublicCell[]): Group => ({
  cells,
  officers: new Set(cells.flatMap(({ officers }) => [...officers])),
});

const enough = ({ cells, officers }: Group): boolean =>
  officers.size >= leastPublic.officers &&
  cells.reduce((total, cell) => total + ticketsOf(cell), 0) >= leastPublic.tickets;

const byName = (a: PublicCell, b: PublicCell): number =>
  `${a.office}#${a.service}` < `${b.office}#${b.service}` ? -1 : 1;

/**
 * Puts cells together until each group has enough officers and tickets: small services of an office with each other, what is still too small
 * with the smallest group of that office, and a small office with others of the region. Every cell is in one group at most, so groups
 * that are added or subtracted are groups again. What is too small even so is not published.
 */
export function merge(cells: readonly PublicCell[]): readonly Group[] {
  const offices = [...Map.groupBy(cells.toSorted(byName), ({ office }) => office).values()].map((own) =>
    gather(own.map((cell) => groupOf([cell]))),
  );
  const ready = offices.flatMap(({ ready: groups }) => groups);
  const small = offices.flatMap(({ small: groups }) => groups);
  const region = gather(small, ready);
  return region.ready;
}

/** Merges what is too small, first with its like and then, while it still is, into the smallest group that is large enough. */
function gather(
  groups: readonly Group[],
  others: readonly Group[] = [],
): { readonly ready: readonly Group[]; readonly small: readonly Group[] } {
  const ready = [...others, ...groups.filter(enough)];
  const rest = groups.filter((group) => !enough(group));
  if (rest.length === 0) return { ready, small: [] };
  const together = groupOf(rest.flatMap(({ cells }) => cells));
  if (enough(together)) return { ready: [...ready, together], small: [] };
  const smallest = ready.toSorted((a, b) => a.officers.size - b.officers.size)[0];
  if (!smallest) return { ready, small: [together] };
  const joined = groupOf([...smallest.cells, ...together.cells]);
  return { ready: [...ready.filter((group) => group !== smallest), joined], small: [] };
}

const step = { tickets: 10, seconds: 30 } as const;
const round = (value: number, to: number) => Math.round(value / to) * to;

/** What the public reads of a group; `before`: what was published for the period before. */
export function lineOf(group: Group, before: readonly Group[]): PublicLine {
  const { work, serviceTime, promiseKept } = figuresOf([sum(...group.cells.map(({ counters }) => counters))]);
  const tickets = work.visits + work.verified;
  return {
    of: group.cells.map(({ office, service }) => ({ office, service })),
    ...(tellsNobody(group, before) && { tickets: round(tickets, step.tickets) }),
    ...timesOf(serviceTime),
    ...(promiseKept && { promiseKept: Math.round((100 * promiseKept.part) / promiseKept.of) }),
  };
}

const timesOf = (time: Figures['serviceTime']): Pick<PublicLine, 'serviceTime'> =>
  time
    ? {
        serviceTime: { p50: round(time.p50 / 1000, step.seconds), p90: round(time.p90 / 1000, step.seconds) },
      }
    : {};

/**
 * Whether nobody stands out between two periods: those who came to or left the services of a group since, all together, are none or enough.
 */
function tellsNobody(group: Group, before: readonly Group[]): boolean {
  const services = new Set(group.cells.map(serviceName));
  const then = before.filter(({ cells }) => cells.some((cell) => services.has(serviceName(cell))));
  const earlier = new Set(then.flatMap(({ officers }) => [...officers]));
  const came = [...group.officers].filter((officer) => !earlier.has(officer));
  const left = [...earlier].filter((officer) => !group.officers.has(officer));
  const changed = came.length + left.length;
  return changed === 0 || changed >= leastPublic.officers;
}

const serviceName = ({ office, service }: PublicCell): string => `${office}#${service}`;
