import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '#services/queue/contract.ts';
import type { Reply } from './reply.ts';

/** What a page knows of something that it asks for again and again. */
export interface Polled<T> {
  /** The latest answer. */
  readonly body: T | undefined;
  /** What the latest request came to. */
  readonly trouble: 'none' | 'silence' | Problem;
  /** Asks now instead of later. */
  readonly again: () => void;
}

/** Milliseconds between requests of a page that nobody looks at. */
const HIDDEN = 30_000;

/**
 * Asks every `every` milliseconds while the page is seen, at once when it is seen again, rarely while it is hidden, and no more
 * once it is left. One request at a time. `question` names what is asked: another one begins anew.
 */
export function usePolling<T>(question: string, request: () => Promise<Reply<T>>, every: number): Polled<T> {
  const [known, setKnown] = useState<{
    question: string;
    body: T | undefined;
    trouble: Polled<T>['trouble'];
  }>({
    question,
    body: undefined,
    trouble: 'none',
  });
  const latest = useRef(request);
  latest.current = request;
  const wake = useRef(() => {});
  useEffect(() => {
    let wanted = true;
    let asking = false;
    let anew = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const round = async () => {
      clearTimeout(timer);
      if (asking) {
        anew = true;
        return;
      }
      asking = true;
      const reply = await latest.current();
      asking = false;
      if (!wanted) return;
      setKnown((before) => {
        const kept = before.question === question ? before.body : undefined;
        if (reply.kind === 'answer') return { question, body: reply.body, trouble: 'none' };
        return { question, body: kept, trouble: reply.kind === 'problem' ? reply.problem : 'silence' };
      });
      const pause = anew ? 0 : document.hidden ? HIDDEN : every;
      anew = false;
      timer = setTimeout(() => void round(), pause);
    };
    wake.current = () => void round();
    const seen = () => !document.hidden && void round();
    document.addEventListener('visibilitychange', seen);
    void round();
    return () => {
      wanted = false;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [question, every]);
  const fits = known.question === question;
  return {
    body: fits ? known.body : undefined,
    trouble: fits ? known.trouble : 'none',
    again: () => wake.current(),
  };
}
