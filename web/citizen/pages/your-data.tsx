import city from 'balai:city';
import { useState } from 'preact/hooks';
import { forgetAttempt, unanswered } from '../booking/attempt.ts';
import { emptyDraft, forgetDraft, recallDraft } from '../booking/draft.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { forgetTickets, savedTickets } from '../tickets/saved.ts';

const isKept = (): boolean =>
  savedTickets(clock.now()).length > 0 ||
  unanswered(Date.now()) !== undefined ||
  JSON.stringify(recallDraft()) !== JSON.stringify(emptyDraft);

export function YourDataPage() {
  const { t } = useText();
  const [state, setState] = useState<'kept' | 'nothing' | 'forgotten'>(() => (isKept() ? 'kept' : 'nothing'));
  const forget = () => {
    forgetTickets();
    forgetAttempt();
    forgetDraft();
    setState('forgotten');
  };
  const parts = [
    { title: t.data.kept, text: t.data.keptText(city.retentionDays) },
    { title: t.data.seen, text: t.data.seenText },
    { title: t.data.never, text: t.data.neverText },
    { title: t.data.rights, text: t.data.rightsText },
  ];
  return (
    <Page title={t.data.title} back={address.home}>
      {parts.map(({ title, text }) => (
        <section key={title} class="stack">
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <section class="stack" aria-labelledby="on-this-phone">
        <h2 id="on-this-phone">{t.data.phone}</h2>
        <p>{t.data.phoneText}</p>
        <div role="status">
          {state === 'forgotten' && <p class="notice notice-success">{t.data.forgotten}</p>}
          {state === 'nothing' && <p class="hint">{t.data.nothing}</p>}
        </div>
        {state === 'kept' && (
          <button type="button" class="button button-quiet" onClick={forget}>
            {t.data.forget}
          </button>
        )}
      </section>
    </Page>
  );
}
