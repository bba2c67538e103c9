import type { Board } from '#services/queue/contract.ts';
import { pauseAfter } from './pace.ts';

/** One answer of the service, read. `now` is the office's time when it was made, `age` how old a cache says that it is. */
export type Asked =
  | { readonly kind: 'board'; readonly board: Board; readonly tag: string | undefined; readonly age: number }
  | { readonly kind: 'same' }
  | { readonly kind: 'unknown-office' }
  | { readonly kind: 'silence'; readonly retryAfterSeconds?: number | undefined };

/** How things stand between the board and the service. */
export type Contact = 'well' | 'silence' | 'unknown-office';

/** What following needs of the world. */
export interface Ports {
  /** Asks for the board, unless it still is the one with this entity tag. Never throws. */
  readonly ask: (tag: string | undefined) => Promise<Asked>;
  /** Ends after the time, or earlier when the network is back. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds by a clock that never steps back. */
  readonly time: () => number;
  readonly random: () => number;
  /** Told of every answer. */
  readonly onBoard: (board: Board, heard: { readonly age: number; readonly askedAt: number }) => void;
  readonly onContact: (contact: Contact) => void;
  /** Told after every request, answered or not: the loop is alive. */
  readonly onBeat: () => void;
}

/** Asks each second, ever more slowly while nobody answers, and until it is stopped never gives up. */
export function followBoard(ports: Ports): () => void {
  let stopped = false;
  const follow = async () => {
    let tag: string | undefined;
    let failures = 0;
    while (!stopped) {
      const askedAt = ports.time();
      const asked = await ports.ask(tag);
      if (stopped) return;
      if (asked.kind === 'board') {
        tag = asked.tag;
        ports.onBoard(asked.board, { age: asked.age, askedAt });
      }
      const answered = asked.kind === 'board' || asked.kind === 'same';
      failures = answered ? 0 : failures + 1;
      ports.onContact(answered ? 'well' : asked.kind);
      ports.onBeat();
      const { retryAfterSeconds } = asked.kind === 'silence' ? asked : {};
      await ports.wait(
        pauseAfter(failures, { took: ports.time() - askedAt, retryAfterSeconds }, ports.random),
      );
    }
  };
  void follow();
  return () => {
    stopped = true;
  };
}
