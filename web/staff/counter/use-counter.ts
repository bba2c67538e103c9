import { useEffect, useRef, useState } from 'preact/hooks';
import type { AtCounter, Floor, Problem } from '#services/queue/contract.ts';
import { type CounterPlace, type Deed, doAtCounter, readCounter, readFloor } from '../api/floor.ts';
import { usePolling } from '../api/polling.ts';
import { useDeed } from '../deeds/use-deed.ts';
import { useDesk } from '../desk.tsx';

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

/** Follows a counter and does what its officer asks for, each exactly once, however often the line breaks. */
export function useCounter(place: CounterPlace): AtWork {
  const { session } = useDesk();
  const { office, counter } = place;
  const [at, setAt] = useState<AtCounter>();
  const [ahead, setAhead] = useState(0);
  const [refusal, setRefusal] = useState<Problem>();
  const here = useRef(true);
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

  const { doing, perform } = useDeed<Deed, AtCounter>({
    place: `${office}/${counter}`,
    send: (kept) => doAtCounter(session, place, kept),
    onSend: () => {
      changes.current += 1;
      setRefusal(undefined);
    },
    onReply: (reply) => {
      changes.current += 1;
      if (reply.kind === 'answer') learn(reply.body);
      else setRefusal(reply.problem);
      counters.again();
      floors.again();
    },
  });
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, [office, counter]);

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
