import { useEffect, useState } from 'preact/hooks';
import { type Owner, type Session, sessionOf, type View } from './session.ts';

/** The draft of this name, drawn anew with each change; undefined until it was fetched from the phone. */
export function useSession(name: string, owner: Owner): (View & { readonly session: Session }) | undefined {
  const [session, setSession] = useState<Session>();
  const [, setView] = useState<View>();
  useEffect(() => {
    let wanted = true;
    let leave = () => {};
    setSession(undefined);
    sessionOf(name, owner).then((found) => {
      if (!wanted) return;
      setSession(found);
      leave = found.subscribe(() => setView(found.view()));
    });
    return () => {
      wanted = false;
      leave();
    };
  }, [name]);
  const view = session?.view();
  // What is on its way would be sent from the start: the browser asks before it closes the page.
  const busy = view !== undefined && isBusy(view);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [busy]);
  return session && view && { session, ...view };
}

/** Whether a file is being made smaller or on its way. */
export const isBusy = ({ journeys, shrinking }: View): boolean =>
  Object.values(shrinking).some((count) => count > 0) ||
  Object.values(journeys).some(({ kind }) => kind !== 'failed');
