import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Reply } from '../api/reply.ts';
import { useDesk } from '../desk.tsx';
import { forgetDeed, type Keeper, type KeptDeed, keepDeed, keptDeed } from './kept-deed.ts';
import { type Definite, pursue } from './pursue.ts';

/** What an officer asked for and has no answer yet. */
interface Doing<Deed> {
  readonly deed: Deed;
  /** Its answer has been missing for one try at least. */
  readonly lost: boolean;
}

interface Deeds<Deed, Answer> {
  readonly place: string;
  readonly send: (kept: KeptDeed<Deed>) => Promise<Reply<Answer>>;
  /** Before the first try: what was asked for before may be old. */
  readonly onSend?: () => void;
  readonly onReply: (reply: Definite<Answer>, deed: Deed) => void;
}

export interface Performed<Deed> {
  readonly doing: Doing<Deed> | undefined;
  /** One at a time: while one has no answer, others are not taken. */
  readonly perform: (deed: Deed) => void;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Does what an officer asks for at one place, each exactly once, however often the line breaks. */
export function useDeed<Deed, Answer>({ place, ...ports }: Deeds<Deed, Answer>): Performed<Deed> {
  const { session, person } = useDesk();
  const [doing, setDoing] = useState<Doing<Deed>>();
  const here = useRef(true);
  const busy = useRef(false);
  const latest = useRef(ports);
  latest.current = ports;

  const keeper: Keeper = { who: person.email, place };
  const send = async (kept: KeptDeed<Deed>) => {
    busy.current = true;
    keepDeed(sessionStorage, keeper, kept);
    latest.current.onSend?.();
    setDoing({ deed: kept.deed, lost: false });
    const reply = await pursue(() => latest.current.send(kept), {
      pause,
      onSilence: () => setDoing({ deed: kept.deed, lost: true }),
      wanted: () => here.current && session.token !== undefined,
    });
    busy.current = false;
    if (reply === undefined) return;
    forgetDeed(sessionStorage);
    setDoing(undefined);
    latest.current.onReply(reply, kept.deed);
  };
  useEffect(() => {
    here.current = true;
    const kept = keptDeed<Deed>(sessionStorage, keeper, Date.now());
    if (kept === undefined) forgetDeed(sessionStorage);
    else void send(kept);
    return () => {
      here.current = false;
    };
  }, [place]);

  const sender = useRef(send);
  sender.current = send;
  const perform = useCallback((deed: Deed) => {
    if (!busy.current) void sender.current({ key: crypto.randomUUID(), deed, since: Date.now() });
  }, []);
  return { doing, perform };
}
