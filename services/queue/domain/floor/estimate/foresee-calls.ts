import { type OfficeTime, restOf } from './office-time.ts';
import type { Coming, Kind, LineNow, Waiting } from './wait.ts';

/** A call that is to come; `place` is that among the waiting, absent: of somebody who has not come yet. */
export interface ForeseenCall {
  readonly service: string;
  readonly place?: number;
}

/** Hours for which people still to come are reckoned with. */
const horizon = 4;

/** Somebody in the line while it is played; seconds from now. */
interface Person {
  readonly place?: number;
  readonly service: string;
  readonly kind: Kind;
  readonly since: number;
  readonly comes: number;
  readonly transferred: true | undefined;
  overtaken: number;
}

/**
 * The calls to come, in order, if every call takes its mean: by the same rules as the floor's (`../order.ts`), which must be played on
 * because windows begin, people are overtaken and others come while one waits.
 */
export function foreseeCalls(line: LineNow, time: OfficeTime, now: number): readonly ForeseenCall[] {
  const seconds = (instant: number) => (instant - now) / 1_000;
  const people = [
    ...line.waiting.map((one, place) => personOf(one, place, seconds)),
    ...line.coming
      .flatMap(peopleOf)
      .filter(({ comes }) => comes < seconds(line.closes) && time.afterBreaks(comes) === comes),
  ].toSorted((a, b) => a.since - b.since);
  const counters = line.counters.map((counter) => ({
    services: new Set(counter.services),
    priorityLast: counter.priorityLast,
    free: time.afterBreaks(
      Math.max(counter.busy ? restOf(counter.busy, time, now)(0.5) : 0, seconds(counter.from ?? now)) +
        time.gap,
    ),
  }));
  const calls: ForeseenCall[] = [];
  let left = line.waiting.length;
  while (left > 0) {
    const counter = counters.reduce<(typeof counters)[number] | undefined>(
      (first, one) => (first && first.free <= one.free ? first : one),
      undefined,
    );
    if (!counter || counter.free === Number.POSITIVE_INFINITY) break;
    const next = nextOf(people, counter, line.mostOvertakings);
    if (!next) {
      const others = people.filter(
        ({ service, comes }) => counter.services.has(service) && comes > counter.free,
      );
      counter.free = others.reduce((first, { comes }) => Math.min(first, comes), Number.POSITIVE_INFINITY);
      continue;
    }
    const { person, by } = next;
    people.splice(people.indexOf(person), 1);
    if (by === 'turn') {
      for (const one of people) {
        if (one.since >= person.since) break;
        if (one.comes <= counter.free && counter.services.has(one.service)) one.overtaken += 1;
      }
    }
    counter.priorityLast = by === 'priority';
    const length = time.times(person.service).mean * time.paceAt(counter.free);
    counter.free = time.afterBreaks(counter.free + length + time.gap);
    if (person.place === undefined) calls.push({ service: person.service });
    else {
      calls.push({ service: person.service, place: person.place });
      left -= 1;
    }
  }
  return calls;
}

const personOf = (
  { service, kind, since, overtaken, transferred }: Waiting,
  place: number,
  seconds: (instant: number) => number,
): Person => ({
  place,
  service,
  kind,
  since: seconds(since),
  comes: Number.NEGATIVE_INFINITY,
  overtaken,
  transferred,
});

/** People who come evenly spread, as many an hour as it was. */
const peopleOf = ({ service, kind, perHour }: Coming): readonly Person[] =>
  Array.from({ length: Math.floor(perHour * horizon) }, (_, turn) => {
    const comes = ((turn + 0.5) * 3_600) / perHour;
    return { service, kind, since: comes, comes, transferred: undefined, overtaken: 0 };
  });

/** Whom a counter would call, from people in the order of their coming; the rules are those of `../order.ts`. */
function nextOf(
  people: readonly Person[],
  {
    services,
    priorityLast,
    free,
  }: { readonly services: ReadonlySet<string>; readonly priorityLast: boolean; readonly free: number },
  mostOvertakings: number,
): { readonly person: Person; readonly by: 'priority' | 'turn' } | undefined {
  let best: Person | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const person of people) {
    if (person.comes > free || !services.has(person.service)) continue;
    if (!priorityLast && person.kind === 'priority' && person.since <= free)
      return { person, by: 'priority' };
    const rank = rankOf(person, free, mostOvertakings);
    if (rank < bestRank) [best, bestRank] = [person, rank];
  }
  return best && { person: best, by: 'turn' };
}

function rankOf(
  { overtaken, transferred, kind, since }: Person,
  at: number,
  mostOvertakings: number,
): number {
  if (overtaken >= mostOvertakings) return 0;
  if (transferred) return 1;
  if (since > at) return 4;
  return kind === 'booked' ? 2 : 3;
}
