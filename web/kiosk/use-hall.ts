import { useEffect, useState } from 'preact/hooks';
import type { Board } from '#services/queue/contract.ts';
import { askBoard } from '../board/follow/ask-board.ts';
import { createClock } from '../ui/office-clock.ts';

/** The office's time, learnt from the board; the machine's own clock may be wrong. */
const clock = createClock(() => Date.now());
/** Milliseconds between two looks at the board. */
const EVERY = 15_000;

/** What goes on in the hall, and what time it is there; both undefined until the service has answered. */
export interface Hall {
  readonly board: Board | undefined;
  /** Epoch milliseconds. */
  readonly now: number | undefined;
}

/** Looks at the office's board now and then. */
export function useHall(office: string): Hall {
  const [hall, setHall] = useState<Hall>({ board: undefined, now: undefined });
  useEffect(() => {
    let wanted = true;
    const ask = askBoard(office);
    const look = async () => {
      const askedAt = Date.now();
      const asked = await ask(undefined);
      if (!wanted || asked.kind !== 'board') return;
      clock.learn(asked.board.now + asked.age, askedAt, Date.now());
      setHall({ board: asked.board, now: clock.now() });
    };
    void look();
    const looking = setInterval(() => void look(), EVERY);
    const ticking = setInterval(
      () => setHall(({ board, now }) => ({ board, now: now === undefined ? undefined : clock.now() })),
      5_000,
    );
    return () => {
      wanted = false;
      clearInterval(looking);
      clearInterval(ticking);
    };
  }, [office]);
  return hall;
}
