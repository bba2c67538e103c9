import type { ClosingView, ForeseenClosing } from '#services/queue/contract.ts';
import type { Text } from '#shared/region/schema.ts';
import { ask, type Reply } from '../api/reply.ts';
import type { Session } from '../sign-in/session.ts';

/** What is to be closed. */
export interface Stretch {
  readonly date: string;
  readonly services: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export interface Closings {
  readonly now: number;
  readonly closings: readonly ClosingView[];
}

const pathOf = (office: string, rest = ''): string => `/api/queue/offices/${office}/closings${rest}`;

export const foreseeClosing = (
  session: Session,
  office: string,
  body: Stretch,
): Promise<Reply<ForeseenClosing>> => ask(session, pathOf(office, '/preview'), { method: 'POST', body });

/** Closes; the same key again answers the same closing. */
export const closeWindows = (
  session: Session,
  office: string,
  { key, ...body }: Stretch & { readonly reason: Text; readonly key: string },
): Promise<Reply<ClosingView>> =>
  ask(session, pathOf(office), { method: 'POST', headers: { 'idempotency-key': key }, body });

export const listClosings = (session: Session, office: string): Promise<Reply<Closings>> =>
  ask(session, pathOf(office));

export const reopenWindows = (
  session: Session,
  office: string,
  { closing, undo }: { readonly closing: string; readonly undo: boolean },
): Promise<Reply<ClosingView>> =>
  ask(session, pathOf(office, `/${closing}/reopen`), { method: 'POST', body: undo ? { undo } : {} });
