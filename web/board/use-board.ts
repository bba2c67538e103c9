import { useEffect, useRef, useState } from 'preact/hooks';
import type { Board } from '#services/queue/contract.ts';
import { createClock } from '../ui/office-clock.ts';
import { askBoard } from './follow/ask-board.ts';
import { type Contact, followBoard } from './follow/follow-board.ts';
import { keepAlive } from './watchdog.ts';

/** The office's time; the device's own clock may be wrong. */
export const clock = createClock(() => Date.now());

export interface Followed {
  readonly board: Board | undefined;
  readonly contact: Contact | 'starting';
  /** When the service last answered, epoch milliseconds by the office's clock. */
  readonly heardAt: number;
}

/** The board of an office, ever newest; `onBoard` is told of each state of it. */
export function useBoard(office: string, onBoard: (board: Board) => void): Followed {
  const [followed, setFollowed] = useState<Followed>({ board: undefined, contact: 'starting', heardAt: 0 });
  const busy = useRef(false);
  useEffect(() => {
    let beatAt = Date.now();
    const stop = followBoard({
      ask: askBoard(office),
      wait: waitOrOnline,
      time: () => performance.now(),
      random: Math.random,
      onBoard: (board, { age, askedAt }) => {
        const cameAt = Date.now();
        clock.learn(board.now + age, cameAt - (performance.now() - askedAt), cameAt);
        busy.current = board.day === 'open';
        setFollowed({ board, contact: 'well', heardAt: clock.now() });
        onBoard(board);
      },
      onContact: (contact) =>
        setFollowed(({ board, heardAt }) => ({
          board,
          contact,
          heardAt: contact === 'well' ? clock.now() : heardAt,
        })),
      onBeat: () => {
        beatAt = Date.now();
      },
    });
    const end = keepAlive({
      beatAt: () => beatAt,
      isBusy: () => busy.current,
      reload: () => location.reload(),
    });
    return () => {
      stop();
      end();
    };
  }, [office]);
  return followed;
}

/** Ends after the pause, or at once when the device is back online. */
function waitOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });
}
