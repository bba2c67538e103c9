import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Board, Place } from '#services/queue/contract.ts';
import { clock } from '../clock.ts';
import { hasStrings, recallJson, remember } from '../storage.ts';
import { type Admission, readBoard, readPlace } from './place-api.ts';
import { askAgainIn } from './rhythm.ts';

/** What the office told last, and when; kept in the tab, so that a reload without a network still shows it. */
interface Known {
  readonly place: Place | undefined;
  readonly board: Board | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Followed {
  readonly known: Known | undefined;
  /** The key opens nothing here, or not yet. */
  readonly absent: boolean;
  /** Questions in a row that got no answer. */
  readonly failures: number;
  readonly again: () => void;
}

const isKnown = (value: unknown): value is Known =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  typeof value.at === 'number' &&
  (!('place' in value) || hasStrings(value.place, 'ticket', 'service', 'state')) &&
  (!('board' in value) || hasStrings(value.board, 'office', 'date', 'day'));

/** Asks where a ticket stands, in the rhythm that the office gives, until the visit has ended. */
export function usePlace(ticket: Admission, until: (known: Known) => boolean): Followed {
  const { office, date, key } = ticket;
  const shelf = `balai.place.${key.split('.')[1] ?? ''}`;
  const [state, setState] = useState<Omit<Followed, 'again'>>(() => ({
    known: recallJson(shelf, isKnown, 'tab'),
    absent: false,
    failures: 0,
  }));
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((now) => now + 1), []);

  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let next: number | undefined;
    let asking = false;

    const plan = (said: number | undefined, ended: boolean) => {
      const seconds = askAgainIn({ said, ended, hidden: document.hidden, failures });
      next = seconds === undefined ? undefined : Date.now() + seconds * 1_000;
      clearTimeout(timer);
      if (seconds !== undefined) timer = setTimeout(ask, seconds * 1_000);
    };
    async function ask() {
      asking = true;
      const told = await look({ office, date, key });
      asking = false;
      if (!wanted) return;
      if (told === undefined) {
        failures += 1;
        setState((before) => ({ ...before, failures }));
        plan(undefined, false);
        return;
      }
      failures = 0;
      const { known, absent } = told;
      remember(shelf, JSON.stringify(known), 'tab');
      setState({ known, absent, failures });
      plan(known.place?.askAgainSeconds, until(known));
    }
    // Who comes back to the page sees the present, not what was.
    const seen = () => {
      if (!document.hidden && !asking && next !== undefined) void ask();
    };
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', seen);
    void ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('online', seen);
    };
  }, [office, date, key, round]);

  return { ...state, again };
}

/** The place, or how busy it is for who has not checked in; undefined: nobody answered. */
async function look(ticket: Admission): Promise<{ known: Known; absent: boolean } | undefined> {
  const place = await readPlace(ticket);
  if (place.kind === 'answer') {
    return { known: { place: place.body, board: undefined, at: clock.now() }, absent: false };
  }
  if (place.kind === 'silence' || place.problem.code !== 'not-found') return undefined;
  const board = await readBoard(ticket.office);
  if (board.kind !== 'answer') return undefined;
  return { known: { place: undefined, board: board.body, at: clock.now() }, absent: true };
}
