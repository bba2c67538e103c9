import { DAY } from '#shared/time/local.ts';
import { type Judgement, unjudged } from './judge.ts';
import { type Counts, countCall, type ServiceTimes, serviceTimes } from './service-times.ts';

/** What an office's ended calls have taught, of all its days; holds nothing of officers or citizens. */
export interface Learnt {
  readonly services: Readonly<Record<string, Counts>>;
  /** By hour of the local day: seconds that calls took, and that they would have taken on average. */
  readonly hours: Readonly<Record<string, Pace>>;
  /** Seconds from the end of one call to the next at a counter while people wait. */
  readonly gaps: { readonly count: number; readonly seconds: number };
  /** By sign: when a counter usually makes its first call of the day, for which services. */
  readonly counters: Readonly<Record<string, KnownCounter>>;
  readonly judgement: Judgement;
  /** Tickets that ended until then (epoch milliseconds) have been counted. */
  readonly through: number;
  readonly v: number;
}

interface KnownCounter {
  readonly services: readonly string[];
  /** Minute of the local day. */
  readonly opens: number;
  /** Day on which it was learnt last: epoch days of its local midnight. */
  readonly day: number;
}

interface Pace {
  readonly taken: number;
  readonly expected: number;
}

/** What is known before the first day. */
export const nothingLearnt: Learnt = {
  services: {},
  hours: {},
  gaps: { count: 0, seconds: 0 },
  counters: {},
  judgement: unjudged,
  through: 0,
  v: 0,
};

/** A call that kept a counter until it was free again, however it ended: served, missed, parked or sent on. */
export interface EndedCall {
  readonly service: string;
  /** Hour of the local day (0–23) in which it began. */
  readonly hour: number;
  /** From the call until the counter was free. */
  readonly seconds: number;
  /** Seconds since the counter had become free, if people whom it serves waited all the time. */
  readonly gap?: number;
}

/** Seconds that a service is expected to take, from the office's settings. */
export type Expected = (service: string) => number;

/** Seconds for a service that the office no longer has. */
const unknownService = 600;

/** What an office's settings say of its services. */
export function expectedOf(
  services: readonly { readonly id: string; readonly durationSeconds: number }[],
): Expected {
  const seconds = new Map(services.map(({ id, durationSeconds }) => [id, durationSeconds]));
  return (service) => seconds.get(service) ?? unknownService;
}

/** Hours remember about this many seconds of calls, weighing later ones more. */
const rememberedSeconds = 48 * 3600;
/** Seconds of calls on which an hour must differ before it is believed. */
const doubt = 2 * 3600;
/** Longest seconds between two calls that still count as going on: beyond, the officer was away. */
const longestGap = 600;
const rememberedGaps = 200;
const expectedGap = { count: 10, seconds: 200 };

/** The factor by which calls of an hour take longer (above 1) or shorter than on average. */
export function paceOf({ hours }: Pick<Learnt, 'hours'>, hour: number): number {
  const { taken, expected } = hours[hour] ?? { taken: 0, expected: 0 };
  return (taken + doubt) / (expected + doubt);
}

export const timesOf = (learnt: Learnt, service: string, expected: Expected): ServiceTimes =>
  serviceTimes(learnt.services[service], expected(service));

/** Mean seconds between two calls at a counter. */
export const gapOf = ({ gaps }: Learnt): number =>
  (gaps.seconds + expectedGap.seconds) / (gaps.count + expectedGap.count);

/** What is known once this call has ended. */
export function learn(
  learnt: Learnt,
  { service, hour, seconds, gap }: EndedCall,
  expected: Expected,
): Learnt {
  const usual = Math.round(timesOf(learnt, service, expected).mean);
  const before = learnt.hours[hour] ?? { taken: 0, expected: 0 };
  const pace = { taken: before.taken + Math.round(seconds), expected: before.expected + usual };
  const counted = countCall(learnt.services[service], seconds / paceOf(learnt, hour));
  return {
    ...learnt,
    services: { ...learnt.services, [service]: counted },
    hours: {
      ...learnt.hours,
      [hour]:
        pace.expected <= rememberedSeconds
          ? pace
          : { taken: Math.round(pace.taken / 2), expected: Math.round(pace.expected / 2) },
    },
    gaps: gap === undefined || gap > longestGap ? learnt.gaps : withGap(learnt.gaps, gap),
  };
}

function withGap({ count, seconds }: Learnt['gaps'], gap: number): Learnt['gaps'] {
  const next = { count: count + 1, seconds: seconds + Math.round(gap) };
  return next.count <= rememberedGaps
    ? next
    : { count: Math.round(next.count / 2), seconds: Math.round(next.seconds / 2) };
}

/** The day that began at an instant, in epoch days of its local midnight. */
export const dayOf = (midnight: number): number => Math.floor(midnight / DAY);

/** Days for which a counter that makes no call is remembered. */
const rememberedDays = 8;

/** What is known once a counter made a call: its first one of a day tells when it opens, half as much as all days before. */
export function learnCounter(
  learnt: Learnt,
  call: { readonly counter: string; readonly services: readonly string[]; readonly calledAt: number },
  midnight: number,
): Learnt {
  const { counter, services, calledAt } = call;
  const day = dayOf(midnight);
  const before = learnt.counters[counter];
  if (before?.day === day) return learnt;
  const first = Math.floor((calledAt - midnight) / 60_000);
  const opens = before ? Math.round((before.opens + first) / 2) : first;
  const kept = Object.entries(learnt.counters).filter(([, known]) => known.day > day - rememberedDays);
  return { ...learnt, counters: { ...Object.fromEntries(kept), [counter]: { services, opens, day } } };
}
