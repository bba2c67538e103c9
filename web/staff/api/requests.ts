import type {
  Looks,
  OfferedServices,
  OpenedFile,
  Pile,
  RequestFigures,
  TakenStep,
  WantedStep,
  Worklist,
} from '#services/documents/contract.ts';
import type { Session } from '../sign-in/session.ts';
import { ask, type Reply } from './reply.ts';

const ROOT = '/api/documents/offices';

/** Why somebody opens files; it is recorded with every look. */
export interface Purpose {
  readonly why: 'verifying' | 'pre-check' | 'serving' | 'complaint' | 'other';
  readonly words?: string;
}

/** A request of an office. */
export interface RequestPlace {
  readonly office: string;
  readonly request: string;
}

const pathOf = ({ office, request }: RequestPlace, rest: string): string =>
  `${ROOT}/${office}/requests/${request}/${rest}`;

export const readWorklist = (
  session: Session,
  office: string,
  { pile, from }: { readonly pile: Pile; readonly from?: string | undefined },
): Promise<Reply<Worklist>> =>
  ask(
    session,
    `${ROOT}/${office}/worklist?${new URLSearchParams({ pile, ...(from !== undefined && { from }) })}`,
  );

export const openFile = (session: Session, place: RequestPlace, body: Purpose): Promise<Reply<OpenedFile>> =>
  ask(session, pathOf(place, 'look'), { method: 'POST', body });

/** Takes it; the same key again asks for the same again, never for more. */
export const takeStep = (
  session: Session,
  place: RequestPlace,
  { key, body }: { readonly key: string; readonly body: WantedStep },
): Promise<Reply<TakenStep>> =>
  ask(session, pathOf(place, 'steps'), { method: 'POST', headers: { 'idempotency-key': key }, body });

export const listLooks = (
  session: Session,
  place: RequestPlace,
): Promise<Reply<{ readonly looks: Looks; readonly now: number }>> => ask(session, pathOf(place, 'looks'));

export const readRequestFigures = (
  session: Session,
  office: string,
  span: { readonly from: string; readonly to: string },
): Promise<Reply<RequestFigures>> =>
  ask(session, `${ROOT}/${office}/figures?${new URLSearchParams({ ...span })}`);

export const readServices = (session: Session): Promise<Reply<OfferedServices>> => ask(session, ROOT);
