import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Arrived, Problem } from '#services/queue/contract.ts';
import {
  type Attempt,
  attemptFor,
  forgetAttempt,
  interrupted,
  keepAttempt,
  keptAttempt,
  type Wish,
} from './arrival/attempt.ts';
import { type Outcome, pursue } from './arrival/pursue.ts';
import { ask, type Reply } from './arrival/reply.ts';

/** How somebody comes in: with the code of a booking, without one, or again, to look at a number. */
export type Way = 'scan' | 'type' | 'walk-in';

/** What the kiosk shows. */
export type Screen =
  | { readonly kind: 'start' | 'scan' | 'keypad' | 'camera' | 'service' }
  | { readonly kind: 'priority'; readonly service: string }
  | { readonly kind: 'working'; readonly way: Way; readonly slow: boolean }
  | { readonly kind: 'ticket'; readonly way: Way; readonly arrived: Arrived }
  | { readonly kind: 'refused'; readonly way: Way; readonly problem: Problem }
  | { readonly kind: 'unsure'; readonly way: Way; readonly retry: () => void };

interface Machine {
  readonly office: string;
  /** The token of the moment; undefined: nobody is signed in. */
  readonly token: () => string | undefined;
  /** Called when the service no longer takes the token. */
  readonly onSignedOut: () => void;
}

/** The screens of the kiosk and the two requests behind them, one at a time. */
export function useKiosk({ office, token, onSignedOut }: Machine) {
  const [screen, show] = useState<Screen>({ kind: 'start' });
  const busy = useRef(false);

  const carryOut = useCallback(
    async (way: Way, send: () => Promise<Reply>, retry: () => void, onAnswer: () => void) => {
      if (busy.current) return;
      busy.current = true;
      show({ kind: 'working', way, slow: false });
      const outcome = await pursue({
        send,
        wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
        onSlow: () => show({ kind: 'working', way, slow: true }),
      });
      busy.current = false;
      if (outcome.kind === 'arrived' || outcome.kind === 'refused') onAnswer();
      if (outcome.kind === 'signed-out') onSignedOut();
      show(screenOf(way, outcome, retry));
    },
    [onSignedOut],
  );

  const api = `/api/queue/offices/${office}`;
  const checkIn = useCallback(
    (code: string, way: 'scan' | 'type'): void => {
      const send = () => ask(token(), `${api}/check-ins`, { body: JSON.stringify({ code }) });
      void carryOut(
        way,
        send,
        () => checkIn(code, way),
        () => undefined,
      );
    },
    [api, carryOut],
  );
  const issue = useCallback(
    (attempt: Attempt): void => {
      const { service, priority } = attempt.wish;
      const send = () =>
        ask(token(), `${api}/walk-ins`, {
          headers: { 'idempotency-key': attempt.key },
          body: JSON.stringify({ service, priority }),
        });
      void carryOut('walk-in', send, () => issue(attempt), forgetAttempt);
    },
    [api, carryOut],
  );
  const takeNumber = useCallback(
    (wish: Omit<Wish, 'office'>): void => {
      if (busy.current) return;
      const attempt = attemptFor(
        { office, ...wish },
        { kept: keptAttempt(), now: Date.now(), newKey: () => crypto.randomUUID() },
      );
      keepAttempt(attempt);
      issue(attempt);
    },
    [office, issue],
  );

  useEffect(() => {
    const attempt = interrupted(keptAttempt(), office, Date.now());
    if (attempt !== undefined) issue(attempt);
  }, [office, issue]);

  return useMemo(() => ({ screen, show, checkIn, takeNumber }), [screen, checkIn, takeNumber]);
}

function screenOf(way: Way, outcome: Outcome, retry: () => void): Screen {
  switch (outcome.kind) {
    case 'arrived':
      return { kind: 'ticket', way, arrived: outcome.arrived };
    case 'refused':
      return { kind: 'refused', way, problem: outcome.problem };
    case 'signed-out':
    case 'unsure':
      return { kind: 'unsure', way, retry };
  }
}
