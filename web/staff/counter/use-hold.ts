import { useEffect, useRef } from 'preact/hooks';
import type { AtCounter } from '#services/queue/contract.ts';
import { type CounterPlace, doAtCounter } from '../api/floor.ts';
import { useDesk } from '../desk.tsx';

/** Milliseconds between renewals: well within the shortest common hold of five minutes. */
const RENEWAL = 2 * 60_000;

/**
 * Keeps the counter for the officer while somebody is there: a number in hand, or a key or a touch since the last renewal. A page that
 * was left alone lets it go, and somebody in service keeps the officer signed in.
 */
export function useHold(place: CounterPlace, at: AtCounter | undefined): void {
  const { session } = useDesk();
  const inHand = at?.counter.mine === true && at.counter.ticket !== null;
  const holds = at?.counter.mine === true && at.counter.state === 'open';
  useEffect(() => {
    session.serve(inHand);
    return () => session.serve(false);
  }, [session, inHand]);
  const latest = useRef({ inHand, holds });
  latest.current = { inHand, holds };
  useEffect(() => {
    const timer = setInterval(() => {
      const present = latest.current.inHand || Date.now() - session.touchedAt < RENEWAL;
      // A renewal that is not answered is followed by the next one; a refusal is seen by the page's own look.
      if (latest.current.holds && present) {
        void doAtCounter(session, place, {
          key: crypto.randomUUID(),
          deed: { kind: 'set', state: 'open' },
        });
      }
    }, RENEWAL);
    return () => clearInterval(timer);
  }, [session, place.office, place.counter]);
}
