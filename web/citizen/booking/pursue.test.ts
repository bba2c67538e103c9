import { describe, expect, test } from 'vitest';
import type { OpenedBooking } from '#services/queue/contract.ts';
import type { Reply } from '../api/reply.ts';
import { answered, attempt, held, refusal, silence } from '../testing/answers.ts';
import type { Attempt, Request } from './attempt.ts';
import { type Ports, pursue } from './pursue.ts';

interface Seen {
  readonly sent: { key: string; request: Request }[];
  readonly pauses: number[];
  /** What the phone keeps of the attempt at each moment that something is sent. */
  readonly keptWhenSent: (Attempt | undefined)[];
  kept: Attempt | undefined;
}

/** An office that gives these answers in turn, the last one for ever. */
function office(
  replies: readonly Reply<OpenedBooking>[],
  proof: string | null = 'proof-2',
): { ports: Ports; seen: Seen } {
  const seen: Seen = { sent: [], pauses: [], keptWhenSent: [], kept: undefined };
  const ports: Ports = {
    book: async (key, request) => {
      seen.sent.push({ key, request });
      seen.keptWhenSent.push(seen.kept);
      return replies[Math.min(seen.sent.length, replies.length) - 1] ?? silence;
    },
    prove: async () => proof,
    keep: (kept) => {
      seen.kept = kept;
    },
    drop: () => {
      seen.kept = undefined;
    },
    wait: async (milliseconds) => {
      seen.pauses.push(milliseconds);
    },
    random: () => 0.5,
    onPause: () => {},
    onSend: () => {},
  };
  return { ports, seen };
}

describe('pursuing an attempt', () => {
  test('keeps it on the phone before it is sent, and forgets it with the answer', async () => {
    const { ports, seen } = office([answered]);

    const outcome = await pursue(attempt, ports);

    expect(outcome).toEqual({ kind: 'booked', held });
    expect(seen.keptWhenSent).toEqual([attempt]);
    expect(seen.kept).toBeUndefined();
  });

  test('repeats what got lost under the same key, word for word', async () => {
    const { ports, seen } = office([silence, refusal('try-again', 503), silence, answered]);

    await pursue(attempt, ports);

    expect(seen.sent).toEqual(
      Array.from({ length: 4 }, () => ({ key: attempt.key, request: attempt.request })),
    );
  });

  test('waits longer each time', async () => {
    const { ports, seen } = office([silence, silence, silence, answered]);

    await pursue(attempt, ports);

    expect(seen.pauses).toEqual([750, 1_500, 3_000]);
  });

  test('waits at least as long as the office asks', async () => {
    const busy = { kind: 'silence', retryAfter: 20 } as const;
    const { ports, seen } = office([busy, answered]);

    await pursue(attempt, ports);

    expect(seen.pauses[0]).toBeGreaterThanOrEqual(20_000);
  });

  test('gives up for now without forgetting the key', async () => {
    const { ports, seen } = office([silence]);

    const outcome = await pursue(attempt, ports);

    expect(outcome).toEqual({ kind: 'unsure' });
    expect(seen.kept).toEqual(attempt);
  });

  test('proves anew when the proof is stale, with key and salt as they were', async () => {
    const { ports, seen } = office([refusal('bad-proof', 422), answered]);

    await pursue(attempt, ports);

    expect(seen.sent[1]).toEqual({ key: attempt.key, request: { ...attempt.request, altcha: 'proof-2' } });
  });

  test('does not prove for ever', async () => {
    const { ports, seen } = office([refusal('bad-proof', 422)]);

    expect(await pursue(attempt, ports)).toEqual({ kind: 'unsure' });
    expect(seen.sent).toHaveLength(3);
  });

  test('forgets the key when the office refuses', async () => {
    const { ports, seen } = office([silence, refusal('full', 409)]);

    const outcome = await pursue(attempt, ports);

    expect(outcome.kind).toBe('refused');
    expect(seen.kept).toBeUndefined();
  });
});
