import { useEffect, useState } from 'preact/hooks';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { Onward } from '../../ui/icons.tsx';
import { useRequest } from '../booking/use-request.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { Outcome } from '../pages/outcome.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { openRequest } from './api.ts';
import { isDraft } from './draft.ts';
import { stepAddress } from './places.ts';
import { RequestLink } from './request-link.tsx';
import { savedRequests } from './saved.ts';
import { keptDrafts, recallDraft } from './shelf.ts';
import { useDocumentTexts } from './texts.ts';
import { useNeed } from './use-needs.ts';

/** Without a request to show: the ones on this phone, drafts, and the way to one by its code and PIN. */
export function OwnRequests({ gone = false }: { gone?: boolean }) {
  const d = useDocumentTexts();
  const saved = savedRequests(clock.now());
  const drafts = useDrafts();
  return (
    <Page title={gone ? d.open.gone : d.open.title} back={address.needs}>
      {gone && <p>{d.open.goneText}</p>}
      {saved.length > 0 && (
        <section class="stack" aria-labelledby="saved">
          <h2 id="saved">{d.open.saved}</h2>
          <ul class="cards cards-single">
            {saved.map((request) => (
              <li key={request.key}>
                <RequestLink request={request} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {drafts.length > 0 && (
        <section class="stack" aria-labelledby="drafts">
          <h2 id="drafts">{d.open.drafts}</h2>
          <ul class="cards cards-single">
            {drafts.map((name) => (
              <li key={name}>
                <DraftLink name={name} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ByCode />
      <p class="actions">
        <a class="button button-quiet" href={address.needs}>
          {d.open.begin}
        </a>
      </p>
    </Page>
  );
}

/** Names (`<office>/<code>`) of the requests that were begun on this phone. */
function useDrafts(): readonly string[] {
  const [drafts, setDrafts] = useState<readonly string[]>([]);
  useEffect(() => {
    let wanted = true;
    const find = async () => {
      const found: string[] = [];
      for (const name of await keptDrafts()) if (isDraft(await recallDraft(name))) found.push(name);
      if (wanted) setDrafts(found.filter((name) => !name.startsWith('#')));
    };
    void find();
    return () => {
      wanted = false;
    };
  }, []);
  return drafts;
}

function DraftLink({ name }: { name: string }) {
  const { say } = useText();
  const d = useDocumentTexts();
  const [office = '', code = ''] = name.split('/');
  const { need } = useNeed(office, code);
  return (
    <a class="card" href={stepAddress({ office, code })}>
      <span class="card-body">
        <span class="card-title">{need === undefined ? code : say(need.name)}</span>
        <span class="card-note">{d.open.goOn}</span>
      </span>
      <Onward />
    </a>
  );
}

function ByCode() {
  const { t } = useText();
  const d = useDocumentTexts();
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(0);
  const { state, send } = useRequest<{ key: string }>(({ key }) => {
    location.hash = key;
  });
  const found = {
    code: tried > 0 && code.trim() === '' ? d.open.codeEmpty : undefined,
    pin: tried > 0 && pin.trim() === '' ? d.open.pinEmpty : undefined,
  };
  const errors = (['code', 'pin'] as const).flatMap((field) => {
    const text = found[field];
    return text === undefined ? [] : [{ field, text }];
  });
  const busy = state.kind === 'busy';
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(tried + 1);
    if (code.trim() !== '' && pin.trim() !== '') void send(() => openRequest(code.trim(), pin.trim()));
  };
  return (
    <section class="stack" aria-labelledby="by-code">
      <h2 id="by-code">{d.open.byCode}</h2>
      <p class="hint">{d.open.byCodeText}</p>
      {errors.length > 0 && <ErrorSummary title={t.errors.summary} errors={errors} round={tried} />}
      <form class="stack" noValidate onSubmit={submit}>
        <Field
          id="code"
          label={d.open.code}
          hint={d.open.codeHint}
          errorWord={t.error}
          error={found.code}
          value={code}
          onValue={setCode}
          input={{
            class: 'input input-digits',
            autoComplete: 'off',
            autoCapitalize: 'characters',
            spellcheck: false,
          }}
        />
        <Field
          id="pin"
          label={d.open.pin}
          errorWord={t.error}
          error={found.pin}
          value={pin}
          onValue={setPin}
          input={{ class: 'input input-digits', inputMode: 'numeric', autoComplete: 'off' }}
        />
        {errors.length === 0 && <Outcome state={state} />}
        <div class="actions">
          <button type="submit" class="button" aria-disabled={busy}>
            {busy ? d.open.sending : d.open.send}
          </button>
        </div>
      </form>
    </section>
  );
}
