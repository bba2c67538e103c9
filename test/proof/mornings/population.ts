import type { Spread } from '../../bench/opening/assumptions.ts';

/** People who want a place that morning and have the same kind of phone, line and practice. Shares are from 0 to 1. */
export interface Group {
  readonly name: string;
  /** Who sends by a script: identities count as people, but are not citizens whose chances are compared. */
  readonly scripted?: true;
  readonly people: number;
  /** Share that waits at the page with everything filled in; their phones send by themselves. */
  readonly waiting: number;
  /** Milliseconds after the opening at which the others press the button. */
  readonly late: Spread;
  /** One way between phone and city, in milliseconds. */
  readonly network: Spread;
  /** Share of requests whose answer never comes: the phone pauses and asks again. */
  readonly lost: number;
  /** Milliseconds for choosing another window when the one that was wanted is full. */
  readonly choosing: Spread;
}

/** 590 citizens. All of it is assumed: nobody has counted who stands in front of an office's page at seven. */
const citizens: readonly Group[] = [
  {
    name: 'practised, fast line',
    people: 90,
    waiting: 0.9,
    late: { median: 4_000, p95: 15_000 },
    network: { median: 35, p95: 100 },
    lost: 0.005,
    choosing: { median: 2_000, p95: 5_000 },
  },
  {
    name: 'ordinary',
    people: 300,
    waiting: 0.6,
    late: { median: 20_000, p95: 420_000 },
    network: { median: 70, p95: 400 },
    lost: 0.02,
    choosing: { median: 5_000, p95: 15_000 },
  },
  {
    name: 'slow phone, bad line',
    people: 200,
    waiting: 0.3,
    late: { median: 60_000, p95: 900_000 },
    network: { median: 300, p95: 2_000 },
    lost: 0.1,
    choosing: { median: 10_000, p95: 40_000 },
  },
];

/** A tout whose program sends at the instant of the opening, for so many people with a NIK of their own: the limit is one booking each. */
const tout = (identities: number): Group => ({
  name: `tout with ${identities} identities`,
  scripted: true,
  people: identities,
  waiting: 1,
  late: { median: 1, p95: 1 },
  network: { median: 10, p95: 30 },
  lost: 0.001,
  choosing: { median: 50, p95: 100 },
});

/** What is supposed of the people of a morning. */
export interface Population {
  readonly name: string;
  readonly groups: readonly Group[];
}

export const populations: readonly Population[] = [
  { name: 'as assumed', groups: [...citizens, tout(10)] },
  {
    name: 'everybody waits at the page',
    groups: [...citizens.map((group) => ({ ...group, waiting: 1 })), tout(10)],
  },
  { name: 'a tout with as many identities as there are places', groups: [...citizens, tout(60)] },
];
