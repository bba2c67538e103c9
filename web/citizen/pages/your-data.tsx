import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import { forgetAttempt, unanswered } from '../booking/attempt.ts';
import { emptyDraft, forgetDraft, recallDraft } from '../booking/draft.ts';
import { clock } from '../clock.ts';
import { forgetRequests, savedRequests } from '../documents/saved.ts';
import { clearShelf, keptDrafts } from '../documents/shelf.ts';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useLaterText } from '../texts/later.ts';
import { forgetTickets, savedTickets } from '../tickets/saved.ts';

const isKept = (): boolean =>
  savedRequests(clock.now()).length > 0 ||
  savedTickets(clock.now()).length > 0 ||
  unanswered(Date.now()) !== undefined ||
  JSON.stringify(recallDraft()) !== JSON.stringify(emptyDraft);

export function YourDataPage() {
  const later = useLaterText();
  const [state, setState] = useState<'kept' | 'nothing' | 'forgotten'>(() => (isKept() ? 'kept' : 'nothing'));
  useEffect(() => {
    keptDrafts().then(({ length }) => {
      if (length > 0) setState((now) => (now === 'nothing' ? 'kept' : now));
    });
  }, []);
  const forget = async () => {
    forgetRequests();
    forgetTickets();
    forgetAttempt();
    forgetDraft();
    await clearShelf();
    setState('forgotten');
  };
  const parts = [
    { title: later.data.kept, text: later.data.keptText(city.retentionDays) },
    { title: later.data.seen, text: later.data.seenText },
    { title: later.data.never, text: later.data.neverText },
    { title: later.data.rights, text: later.data.rightsText },
  ];
  return (
    <Page title={later.data.title} back={address.home}>
      {parts.map(({ title, text }) => (
        <section key={title} class="stack">
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <section class="stack" aria-labelledby="on-this-phone">
        <h2 id="on-this-phone">{later.data.phone}</h2>
        <p>{later.data.phoneText}</p>
        <div role="status">
          {state === 'forgotten' && <p class="notice notice-success">{later.data.forgotten}</p>}
          {state === 'nothing' && <p class="hint">{later.data.nothing}</p>}
        </div>
        {state === 'kept' && (
          <button type="button" class="button button-quiet" onClick={forget}>
            {later.data.forget}
          </button>
        )}
      </section>
    </Page>
  );
}
