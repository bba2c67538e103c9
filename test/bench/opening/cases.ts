import type { Simulation } from './simulate.ts';

interface Described {
  /** Completes "Opening, …". */
  readonly words: string;
  readonly simulation: Simulation;
}

const base = { seed: 2711, people: 40_000, offices: 30 };
/** Quotas that an account is given for the asking. */
const raised = { apiPerSecond: 10_000, concurrency: 3_000 };

/** The openings that the page tells of. */
export const cases = {
  own: { words: '40,000 people, raised quotas', simulation: { ...base, ...raised } },
  blind: {
    words: '40,000 people, raised quotas, no gate',
    simulation: { ...base, ...raised, blindly: true },
  },
  all: { words: '40,000 people, one account of default quotas', simulation: base },
  few: { words: '10,000 people', simulation: { ...base, ...raised, people: 10_000 } },
  many: { words: '100,000 people', simulation: { ...base, ...raised, people: 100_000 } },
  hot: {
    words: '40,000 people, one office ten times as wanted',
    simulation: { ...base, ...raised, hot: 10 },
  },
} as const satisfies Readonly<Record<string, Described>>;

export type Case = keyof typeof cases;
