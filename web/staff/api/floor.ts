import type { AtCounter, Figures, Floor, Offices } from '#services/queue/contract.ts';
import type { Text } from '#shared/region/schema.ts';
import type { Session } from '../sign-in/session.ts';
import { ask, type Reply } from './reply.ts';

const ROOT = '/api/queue/offices';

export type Outcome = 'finished' | 'incomplete' | 'referred' | 'left';

/** Something that is done at a counter: the body of one request. */
export type Deed =
  | { readonly kind: 'call'; readonly finish?: Outcome; readonly ticket?: string }
  | {
      readonly kind: 'act';
      readonly action: 'recall' | 'miss' | 'serve' | 'finish' | 'park' | 'resume' | 'transfer' | 'requeue';
      readonly ticket: string;
      /** The call that stood when it was asked for: later ones of the same number are not meant. */
      readonly call?: number;
      readonly outcome?: Outcome;
      readonly service?: string;
    }
  | {
      readonly kind: 'set';
      readonly state: 'open' | 'break' | 'closed';
      readonly services?: readonly string[];
    };

/** Which counter: of an office, by its sign. */
export interface CounterPlace {
  readonly office: string;
  readonly counter: string;
}

const pathOf = ({ office, counter }: CounterPlace): string => `${ROOT}/${office}/counters/${counter}`;

export const readCounter = (session: Session, place: CounterPlace): Promise<Reply<AtCounter>> =>
  ask(session, pathOf(place));

const door = {
  call: { method: 'POST', rest: '/calls' },
  act: { method: 'POST', rest: '/actions' },
  set: { method: 'PUT', rest: '' },
} as const;

/** Does it; the same key again asks for the same again, never for more. */
export function doAtCounter(
  session: Session,
  place: CounterPlace,
  { key, deed: { kind, ...body } }: { readonly key: string; readonly deed: Deed },
): Promise<Reply<AtCounter>> {
  const { method, rest } = door[kind];
  return ask(session, `${pathOf(place)}${rest}`, { method, headers: { 'idempotency-key': key }, body });
}

export const readFloor = (session: Session, office: string): Promise<Reply<Floor>> =>
  ask(session, `${ROOT}/${office}/floor`);

export interface RunDay {
  readonly state: 'open' | 'over';
  readonly notices?: readonly Text[];
}

/** The day of the floor as it is after opening or closing it, and who was still waiting. */
export interface DayRun {
  readonly day: 'before' | 'open' | 'over';
  readonly leftOver: readonly string[];
}

export const runDay = (session: Session, office: string, body: RunDay): Promise<Reply<DayRun>> =>
  ask(session, `${ROOT}/${office}/day`, { method: 'PUT', body });

export const readFigures = (session: Session, office: string, date: string): Promise<Reply<Figures>> =>
  ask(session, `${ROOT}/${office}/days/${date}/figures`);

export const listOffices = (session: Session): Promise<Reply<Offices>> => ask(session, ROOT);
