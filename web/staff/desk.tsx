import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Action, can } from '#shared/identity/permissions.ts';
import type { Session } from './sign-in/session.ts';
import type { Person } from './sign-in/tokens.ts';

/** Who sits here, for pages behind the sign-in. */
export interface Desk {
  readonly session: Session;
  readonly person: Person;
}

const AtDesk = createContext<Desk | undefined>(undefined);
export const DeskProvider = AtDesk.Provider;

/** The session and the person of a page behind the sign-in. */
export function useDesk(): Desk {
  const desk = useContext(AtDesk);
  if (desk === undefined) throw new Error('A page for staff stands outside of the sign-in.');
  return desk;
}

/** Whether pages offer it to this person; whether it is done, the service decides. */
export const offers = ({ groups }: Person, action: Action, office: string): boolean =>
  can({ id: '', roles: groups }, action, { office });
