import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BookingRequest, OpenedBooking, Problem, WishRequest } from '#services/queue/contract.ts';
import { requestPlace } from '../api/queue.ts';
import { clock } from '../clock.ts';
import { saveTicket } from '../tickets/saved.ts';
import { type Attempt, forgetAttempt, keepAttempt, type Request, unanswered } from './attempt.ts';
import { prepare, ready, spend } from './prepare.ts';
import { prove } from './proof.ts';
import { type Outcome, pursue } from './pursue.ts';
import { openingPause, waitOrOnline } from './retry.ts';

/** Everything of a booking but what proves it. */
export type Wish = Omit<BookingRequest, 'salt' | 'altcha'> | Omit<WishRequest, 'salt' | 'altcha'>;

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'proving' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'pausing'; readonly milliseconds: number }
  | { readonly kind: 'unsure' }
  /** No proof could be had: of an old browser, or for want of a network. */
  | { readonly kind: 'unable'; readonly why: 'browser' | 'network' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface BookingControls {
  readonly phase: Phase;
  readonly send: (wish: Wish) => void;
  /** Pursues the attempt that has no answer yet. */
  readonly resume: () => void;
  readonly reset: () => void;
}

/** Books once, however often it is asked to: while an attempt runs, further calls do nothing. */
export function useBookingAttempt(
  onBooked: (held: OpenedBooking, request: Request) => void,
): BookingControls {
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' });
  const running = useRef(false);
  const booked = useRef(onBooked);
  booked.current = onBooked;

  const run = useCallback(async (attempt: Attempt) => {
    const outcome = await pursue(attempt, {
      book: requestPlace,
      prove: async ({ key, request }) => {
        setPhase({ kind: 'proving' });
        const { office, person, salt } = request;
        return (await prove({ office, nik: person.nik, key, salt }))?.altcha ?? null;
      },
      keep: keepAttempt,
      drop: forgetAttempt,
      wait: waitOrOnline,
      random: Math.random,
      onPause: (milliseconds) => setPhase({ kind: 'pausing', milliseconds }),
      onSend: () => setPhase({ kind: 'sending' }),
    });
    await finish(attempt, outcome);
  }, []);

  const finish = async (attempt: Attempt, outcome: Outcome): Promise<void> => {
    if (outcome.kind === 'booked') {
      saveTicket(outcome.held, clock.now());
      booked.current(outcome.held, attempt.request);
    } else if (outcome.kind === 'refused' && outcome.problem.code === 'not-open') {
      // The gate opens a little later than was believed: the same attempt goes again then.
      const opensAt = outcome.problem.opensAt ?? clock.now();
      if (opensAt - clock.now() > 60_000) setPhase({ kind: 'refused', problem: outcome.problem });
      else {
        const pause = Math.max(0, opensAt - clock.now()) + openingPause();
        setPhase({ kind: 'pausing', milliseconds: pause });
        await waitUntil(pause);
        await run(attempt);
      }
    } else if (outcome.kind === 'refused') setPhase({ kind: 'refused', problem: outcome.problem });
    else setPhase({ kind: 'unsure' });
  };

  const once = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    try {
      await work();
    } finally {
      running.current = false;
    }
  }, []);

  const resume = useCallback(
    () =>
      void once(async () => {
        const open = unanswered(Date.now());
        if (open === undefined) setPhase({ kind: 'idle' });
        else await run(open);
      }),
    [once, run],
  );

  const send = useCallback(
    (wish: Wish) =>
      void once(async () => {
        const open = unanswered(Date.now());
        if (open !== undefined) return run(open);
        setPhase({ kind: 'proving' });
        const proof = await ready(prepare(wish.office, wish.person.nik));
        if (proof === null)
          return setPhase({ kind: 'unable', why: crypto.subtle === undefined ? 'browser' : 'network' });
        // From here on the key belongs to this attempt alone.
        spend();
        const { key, salt } = proof.binding;
        await run({ key, request: { ...wish, salt, altcha: proof.altcha }, startedAt: Date.now() });
      }),
    [once, run],
  );

  // A page that was reloaded, or opened again, goes on with what has no answer.
  useEffect(() => {
    if (unanswered(Date.now()) !== undefined) resume();
  }, [resume]);

  return { phase, send, resume, reset: useCallback(() => setPhase({ kind: 'idle' }), []) };
}

const waitUntil = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
