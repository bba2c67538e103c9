import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Problem } from '#services/queue/contract.ts';
import type { Reply } from './reply.ts';

/** What a page shows while, and after, it asked the office. */
export interface Answered<T> {
  /** The newest answer, the one from before while a new one is on its way. */
  readonly body: T | undefined;
  readonly trouble: 'none' | 'silence' | Problem;
  readonly again: () => void;
}

/** A hook that asks and remembers answers by their question, so that going back shows something at once. */
export function answersOf<A extends readonly string[], T>(ask: (...question: A) => Promise<Reply<T>>) {
  const kept = new Map<string, T>();
  return function useAnswer(...question: A): Answered<T> {
    const name = question.join(' ');
    const [round, setRound] = useState(0);
    const [state, setState] = useState<{ name: string; trouble: Answered<T>['trouble'] }>({
      name,
      trouble: 'none',
    });
    useEffect(() => {
      let wanted = true;
      ask(...question).then((reply) => {
        if (reply.kind === 'answer') kept.set(name, reply.body);
        if (!wanted) return;
        const trouble =
          reply.kind === 'answer' ? 'none' : reply.kind === 'silence' ? 'silence' : reply.problem;
        setState({ name, trouble });
      });
      return () => {
        wanted = false;
      };
    }, [name, round]);
    const again = useCallback(() => {
      setState({ name, trouble: 'none' });
      setRound((now) => now + 1);
    }, [name]);
    return { body: kept.get(name), trouble: state.name === name ? state.trouble : 'none', again };
  };
}
