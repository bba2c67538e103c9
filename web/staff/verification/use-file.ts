import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenedFile, Problem, TakenStep, WantedStep } from '#services/documents/contract.ts';
import { openFile, type Purpose, type RequestPlace, takeStep } from '../api/requests.ts';
import { useDeed } from '../deeds/use-deed.ts';
import { useDesk } from '../desk.tsx';
import { type Change, changesBetween } from './changes.ts';

/** A step as officers ask for it: which version they saw, the page adds. */
type Asked = WantedStep extends infer Step ? (Step extends unknown ? Omit<Step, 'seen'> : never) : never;

/** An open file, and what can be done with it. */
export interface AtFile {
  readonly file: OpenedFile | undefined;
  /** Why it is not open. */
  readonly closed: 'silence' | Problem | undefined;
  /** Milliseconds by which the office's clock is ahead of this computer's. */
  readonly ahead: number;
  /** A step has no answer yet. */
  readonly sending: boolean;
  /** … and its answer has been missing for one try at least. */
  readonly lost: boolean;
  readonly refusal: Problem | undefined;
  /** Somebody was quicker: what is different from what was seen before. */
  readonly changes: readonly Change[] | undefined;
  readonly take: (step: Asked) => void;
  readonly reopen: () => void;
}

/** Refusals that mean: what was seen is old. */
const overtaken = ['moved-on', 'wrong-state', 'claimed-by-another', 'not-claimed-by-you'];

interface Told {
  readonly purpose: Purpose;
  /** Claimed as soon as it is open, if nobody holds it. */
  readonly claims: boolean;
  readonly onTaken: (step: WantedStep['step'], taken: TakenStep) => void;
}

/** Opens a file once, which is recorded, and takes steps of it, each exactly once. */
export function useFile(place: RequestPlace, { purpose, claims, onTaken }: Told): AtFile {
  const { session, person } = useDesk();
  const [file, setFile] = useState<OpenedFile>();
  const [closed, setClosed] = useState<AtFile['closed']>();
  const [ahead, setAhead] = useState(0);
  const [refusal, setRefusal] = useState<Problem>();
  const [changes, setChanges] = useState<readonly Change[]>();
  const here = useRef(true);
  /** The file as it was seen last, for answers that come later. */
  const seen = useRef<OpenedFile | undefined>(undefined);

  const { doing, perform } = useDeed<WantedStep, TakenStep>({
    place: `${place.office}/${place.request}`,
    send: ({ key, deed }) => takeStep(session, place, { key, body: deed }),
    onSend: () => {
      setRefusal(undefined);
      setChanges(undefined);
    },
    onReply: (reply, deed) => {
      if (reply.kind === 'problem') {
        setRefusal(reply.problem);
        if (overtaken.includes(reply.problem.code)) void look('overtaken');
        return;
      }
      const { state, version, claim, may, now } = reply.body;
      const renewed = deed.step === 'claim' && seen.current?.claim?.by === person.id;
      learn(seen.current && { ...seen.current, state, version, claim, may: [...may], now });
      if (!renewed) onTaken(deed.step, reply.body);
    },
  });

  const learn = (known: OpenedFile | undefined) => {
    seen.current = known;
    setFile(known);
    if (known !== undefined) setAhead(known.now - Date.now());
  };
  const look = async (why?: 'overtaken') => {
    const reply = await openFile(session, place, purpose);
    if (!here.current) return undefined;
    if (reply.kind !== 'answer') {
      setClosed(reply.kind === 'problem' ? reply.problem : 'silence');
      return undefined;
    }
    setClosed(undefined);
    if (why === 'overtaken' && seen.current !== undefined) {
      setChanges(changesBetween(seen.current, reply.body, person.id));
    }
    learn(reply.body);
    return reply.body;
  };
  useEffect(() => {
    here.current = true;
    void look().then((opened) => {
      if (claims && opened?.may.includes('claim')) perform({ step: 'claim', seen: opened.version });
    });
    return () => {
      here.current = false;
    };
  }, [place.office, place.request]);

  return {
    file,
    closed,
    ahead,
    sending: doing !== undefined,
    lost: doing?.lost ?? false,
    refusal,
    changes,
    take: (step) => file && perform({ ...step, seen: file.version }),
    reopen: () => void look(),
  };
}
