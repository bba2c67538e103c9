import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AtCounter, Floor, Problem } from '#services/queue/contract.ts';
import { type CounterPlace, type Deed, doAtCounter, readCounter, readFloor } from '../api/floor.ts';
import { usePolling } from '../api/polling.ts';
import { useDesk } from '../desk.tsx';
import { forgetDeed, type KeptDeed, keepDeed, keptDeed } from './kept-deed.ts';
import { pursue } from './pursue.ts';

/** What the page of a counter knows, and what it can do. */
export interface AtWork {
  readonly at: AtCounter | undefined;
  /** The whole floor, a little older. */
  readonly floor: Floor | undefined;
  /** Whether what is shown may be old: the latest questions were not answered. */
  readonly trouble: 'none' | 'silence' | Problem;
  /** What was asked for and has no answer yet. */
  readonly pending: Deed | undefined;
  /** Whether its answer has been missing for one try at least. */
  readonly lost: boolean;
  /** Why the latest request was refused. */
  readonly refusal: Problem | undefined;
  /** Milliseconds by which the office's clock is ahead of this computer's. */
  readonly ahead: number;
  /** One at a time: while one has no answer, others are not taken. */
  readonly perform: (deed: Deed) => void;
}

/** The counter every two seconds; the floor, which costs more to read, less often and after everything that is done. */
const COUNTER = 2_000;
const FLOOR = 6_000;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const newKey = (): string => crypto.randomUUID();

/** Follows a counter and does what its officer asks for, each exactly once, however often the line breaks. */
export function useCounter(place: CounterPlace): AtWork {
  const { session, person } = useDesk();
  const { office, counter } = place;
  const keeper = { who: person.email, ...place };
  const [at, setAt] = useState<AtCounter>();
  const [ahead, setAhead] = useState(0);
  const [doing, setDoing] = useState<{ readonly deed: Deed; readonly lost: boolean }>();
  const [refusal, setRefusal] = useState<Problem>();
  const here = useRef(true);
  const busy = useRef(false);
  /** Counts requests that change the counter: a look from before one of them is old. */
  const changes = useRef(0);

  const look = async () => {
    for (;;) {
      const before = changes.current;
      const reply = await readCounter(session, place);
      if (before === changes.current || !here.current) return reply;
    }
  };
  const counters = usePolling(`counter ${office} ${counter}`, look, COUNTER);
  const floors = usePolling(`floor ${office}`, () => readFloor(session, office), FLOOR);

  const learn = (known: AtCounter) => {
    setAt(known);
    setAhead(known.now - Date.now());
  };
  useEffect(() => {
    if (counters.body !== undefined) learn(counters.body);
  }, [counters.body]);

  const send = async (kept: KeptDeed) => {
    busy.current = true;
    changes.current += 1;
    keepDeed(sessionStorage, keeper, kept);
    setRefusal(undefined);
    setDoing({ deed: kept.deed, lost: false });
    const reply = await pursue(() => doAtCounter(session, place, kept), {
      pause,
      onSilence: () => setDoing({ deed: kept.deed, lost: true }),
      wanted: () => here.current && session.token !== undefined,
    });
    busy.current = false;
    if (reply === undefined) return;
    changes.current += 1;
    forgetDeed(sessionStorage);
    if (reply.kind === 'answer') learn(reply.body);
    else setRefusal(reply.problem);
    setDoing(undefined);
    counters.again();
    floors.again();
  };
  useEffect(() => {
    here.current = true;
    const kept = keptDeed(sessionStorage, keeper, Date.now());
    if (kept === undefined) forgetDeed(sessionStorage);
    else void send(kept);
    return () => {
      here.current = false;
    };
  }, [office, counter]);

  const latest = useRef(send);
  latest.current = send;
  const perform = useCallback((deed: Deed) => {
    if (!busy.current) void latest.current({ key: newKey(), deed, since: Date.now() });
  }, []);

  return {
    at,
    floor: floors.body,
    trouble: counters.trouble,
    pending: doing?.deed,
    lost: doing?.lost ?? false,
    refusal,
    ahead,
    perform,
  };
}
