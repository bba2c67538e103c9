import type { Reply } from '../api/reply.ts';

/** A definite answer: yes, or no with the reason. */
export type Definite<T> = Exclude<Reply<T>, { kind: 'silence' }>;

interface Pursuit {
  /** Waits before the next try. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Told when a try came to nothing, for what the page says. */
  readonly onSilence: () => void;
  /** Whether anybody still wants the answer. */
  readonly wanted: () => boolean;
}

/** Milliseconds between tries: quick at first, for a short hiccup. */
const pauses = [500, 1_000, 2_000, 4_000];
const LAST = 5_000;

/** Sends the same request until it is answered; undefined: nobody waits any more. */
export async function pursue<T>(
  request: () => Promise<Reply<T>>,
  { pause, onSilence, wanted }: Pursuit,
): Promise<Definite<T> | undefined> {
  for (let round = 0; wanted(); round += 1) {
    const reply = await request();
    if (reply.kind !== 'silence') return reply;
    onSilence();
    await pause(pauses[round] ?? LAST);
  }
  return undefined;
}
