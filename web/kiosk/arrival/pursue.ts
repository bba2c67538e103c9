import type { Reply } from './reply.ts';

/** `unsure`: nobody answered; the same may be tried again under the same key. */
export type Outcome = Exclude<Reply, { kind: 'silence' }> | { readonly kind: 'unsure' };

/** Milliseconds between tries. Somebody stands and waits: half a minute in all, then they are told. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000];

/** What pursuing needs of the world. */
export interface Ports {
  readonly send: () => Promise<Reply>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Told when the first try stayed without an answer. */
  readonly onSlow: () => void;
}

/** Sends the same request until it is answered, or patience ends. */
export async function pursue({ send, wait, onSlow }: Ports): Promise<Outcome> {
  for (const pause of [...pauses, undefined]) {
    const reply = await send();
    if (reply.kind !== 'silence') return reply;
    onSlow();
    if (pause !== undefined) await wait(Math.max(pause, Math.min(10, reply.retryAfterSeconds) * 1_000));
  }
  return { kind: 'unsure' };
}
