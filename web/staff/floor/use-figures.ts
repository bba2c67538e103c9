import { useEffect, useState } from 'preact/hooks';
import type { Figures } from '#services/queue/contract.ts';
import { readFigures } from '../api/floor.ts';
import { useDesk } from '../desk.tsx';

/** Milliseconds between looks at today's figures; days that are over do not change. */
const EVERY = 60_000;
/** Days that are shown, today among them. */
const DAYS = 7;

/** The days up to a local date (`YYYY-MM-DD`), oldest first. */
export const daysUpTo = (date: string): readonly string[] =>
  Array.from({ length: DAYS }, (_, index) => {
    const noon = Date.parse(`${date}T12:00:00Z`) - (DAYS - 1 - index) * 86_400_000;
    return new Date(noon).toISOString().slice(0, 10);
  });

interface Read {
  readonly days: ReadonlyMap<string, Figures>;
  /** The latest question had no answer. */
  readonly missing: boolean;
}

/** Figures of an office for the days up to a date; undefined: the date is not known yet. */
export function useFigures(office: string, date: string | undefined): Read {
  const { session } = useDesk();
  const [read, setRead] = useState<Read>({ days: new Map(), missing: false });
  useEffect(() => {
    if (date === undefined) return;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const known = new Map<string, Figures>();
    const round = async () => {
      let missing = false;
      // Today first: it is what people look at.
      for (const day of daysUpTo(date).toReversed()) {
        if (known.has(day) && day !== date) continue;
        const reply = await readFigures(session, office, day);
        if (!wanted) return;
        if (reply.kind === 'answer') known.set(day, reply.body);
        else missing = true;
        setRead({ days: new Map(known), missing });
      }
      timer = setTimeout(wait, EVERY);
    };
    const wait = () => {
      if (document.hidden) timer = setTimeout(wait, EVERY);
      else void round();
    };
    void round();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [session, office, date]);
  return read;
}
