import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Page } from '../page.tsx';
import { NotFound } from '../pages/not-found.tsx';
import { address } from '../places.ts';
import { Trouble } from '../trouble.tsx';
import type { OfferedService } from './api.ts';
import type { Need } from './needs.ts';
import { stepAddress } from './places.ts';
import type { Session, View } from './session.ts';
import { useDocumentTexts } from './texts.ts';
import { useNeed } from './use-needs.ts';
import { useSession } from './use-session.ts';

export interface Application {
  readonly place: { readonly office: string; readonly code: string };
  readonly need: Need;
  readonly service: OfferedService;
  readonly view: View;
  readonly session: Session;
}

interface Params {
  readonly office: string;
  readonly service: string;
}

/** A page of a request that is being filled in: drawn once its document and its draft are known. */
export function applicationPage(
  draw: (application: Application) => ComponentChild,
  { mayBeSent = false }: { readonly mayBeSent?: boolean } = {},
) {
  const Drawn = (application: Application) => <>{draw(application)}</>;
  return function ApplicationPage({ params }: { params: Params }) {
    const place = { office: params.office, code: params.service };
    const d = useDocumentTexts();
    const { route } = useLocation();
    const { answer, need } = useNeed(place.office, place.code);
    const open = useSession(`${place.office}/${place.code}`, { kind: 'new', office: place.office });
    // What was sent and has no answer yet is not changed before it has one.
    const isSent = open !== undefined && open.draft.sent !== null && !mayBeSent;
    useEffect(() => {
      if (isSent) route(stepAddress(place, 'periksa'), true);
    }, [isSent]);
    if (answer.body !== undefined && need?.online === undefined) return <NotFound />;
    if (need?.online === undefined || open === undefined || isSent) {
      return (
        <Page title={d.needs.title} back={address.needs}>
          <Trouble answer={answer} />
        </Page>
      );
    }
    const { session, ...view } = open;
    return <Drawn place={place} need={need} service={need.online} view={view} session={session} />;
  };
}
