import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { SummaryList } from '../../ui/summary-list.tsx';
import { persist, type Settled } from '../booking/persist.ts';
import { digitsOf } from '../booking/person.ts';
import { clock } from '../clock.ts';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { longDate } from '../texts/when.ts';
import { type FormField, type OpenedRequest, type Submission, submitRequest } from './api.ts';
import { incompleteSteps } from './complete.ts';
import { filesOf, tokensOf } from './draft.ts';
import { requestAddress, stepAddress } from './places.ts';
import { saveRequest } from './saved.ts';
import { useDocumentTexts } from './texts.ts';
import { type Application, applicationPage } from './use-application.tsx';
import { isBusy } from './use-session.ts';

/** Last step: everything once more, and off it goes. */
export const SendPage = applicationPage((application) => <Send {...application} />, { mayBeSent: true });

type State = { readonly kind: 'idle' | 'waiting' | 'sending' } | Settled<OpenedRequest>;

function Send({ place, need, service, view, session }: Application) {
  const { t, say, language } = useText();
  const d = useDocumentTexts();
  const { route } = useLocation();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef(false);
  const { draft } = view;
  const { person, form } = draft;
  const busy = isBusy(view);
  const failed = Object.values(view.journeys).some(({ kind }) => kind === 'failed');
  const incomplete = draft.sent === null ? incompleteSteps(service, draft) : [];

  const send = async () => {
    if (running.current) return;
    running.current = true;
    const settled = await submit();
    running.current = false;
    setState(settled);
    if (settled.kind === 'done') {
      saveRequest(settled.body, clock.now());
      await session.discard();
      route(requestAddress(settled.body.key), true);
    } else if (settled.kind === 'refused') {
      session.change({ sent: null });
      session.object(settled.problem.fields ?? []);
      // The files go again; then the button is pressed for the citizen.
      if (settled.problem.code === 'draft-over') {
        session.reopen();
        setState({ kind: 'waiting' });
      }
    }
  };
  const submit = async (): Promise<Settled<OpenedRequest> | { readonly kind: 'waiting' }> => {
    setState({ kind: 'sending' });
    // What was sent before is sent again as it was, under the key that it had.
    const { sent, door } = session.view().draft;
    const key = sent !== null && door !== null ? door.key : await session.door();
    const files = tokensOf(session.view().draft);
    if (key === null) return { kind: 'unsure' };
    // The draft was too old and began again: its files are on their way.
    if (files === undefined) return { kind: 'waiting' };
    const submission: Submission = sent ?? {
      office: place.office,
      service: place.code,
      person: {
        nik: digitsOf(person.nik),
        name: person.name.trim(),
        phone: person.phone.trim(),
        ...(person.email.trim() === '' ? {} : { email: person.email.trim() }),
      },
      form: valuesOf(service.form, form),
      files,
      priority: person.priority,
      language,
    };
    session.change({ sent: submission });
    return persist(() => submitRequest(key, submission));
  };
  useEffect(() => {
    if (state.kind === 'waiting' && !busy && !failed) void send();
    if (state.kind === 'waiting' && failed) setState({ kind: 'idle' });
  }, [state.kind, busy, failed]);
  // A browser that was closed while it sent goes on with it.
  useEffect(() => {
    if (draft.sent !== null) void send();
  }, []);

  const press = () => {
    if (state.kind === 'sending' || state.kind === 'waiting') return;
    if (incomplete.length > 0) return;
    if (busy) setState({ kind: 'waiting' });
    else void send();
  };
  const change = (step: '' | 'isi' | 'data', what: string) => ({
    href: stepAddress(place, step),
    word: t.check.change,
    what,
  });
  const names = { '': d.papers.title, isi: d.form.title, data: d.person.title };
  const values = service.form.flatMap((field) => {
    const value = form[field.key] ?? '';
    return value === ''
      ? []
      : [
          {
            label: say(field.label),
            value: shown(field),
            change: change('isi', say(field.label)),
          },
        ];
  });
  function shown(field: FormField): string {
    const value = form[field.key] ?? '';
    if (field.kind === 'date') return longDate(language, value);
    const choice = field.choices?.find((one) => one.value === value);
    return choice === undefined ? value : say(choice.text);
  }
  const waits = state.kind === 'sending' || state.kind === 'waiting';
  return (
    <Page
      title={d.send.title}
      caption={`${say(need.name)} · ${d.steps(4)}`}
      {...(draft.sent === null && { back: stepAddress(place, 'data') })}
    >
      {incomplete.length > 0 && (
        <div class="notice notice-warning">
          <h2>{d.send.incomplete}</h2>
          <p>{d.send.incompleteText}</p>
          <ul>
            {incomplete.map((step) => (
              <li key={step}>
                <a class="lone-link" href={stepAddress(place, step)}>
                  {names[step]}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <SummaryList
        rows={[
          { label: d.send.document, value: say(need.name) },
          { label: d.send.office, value: say(need.office.name) },
          ...service.papers.map(({ key, label }) => {
            const { length } = filesOf(draft, key);
            return {
              label: say(label),
              value: length === 0 ? d.send.none : d.send.files(length),
              change: change('', say(label)),
            };
          }),
          ...values,
          { label: t.details.nik, value: person.nik, change: change('data', t.details.nik) },
          { label: t.details.name, value: person.name, change: change('data', t.details.name) },
          { label: t.details.phone, value: person.phone, change: change('data', t.details.phone) },
          ...(person.email === ''
            ? []
            : [{ label: t.check.mail, value: person.email, change: change('data', t.check.mail) }]),
          {
            label: t.check.priority,
            value: person.priority ? t.check.yes : t.check.no,
            change: change('data', t.check.priority),
          },
        ]}
      />
      <p class="hint">{d.send.promise(service.days)}</p>
      {failed && (
        <div class="notice notice-warning">
          <p>{d.send.filesFailed}</p>
          <a class="lone-link" href={stepAddress(place)}>
            {d.send.toFiles}
          </a>
        </div>
      )}
      <div role="status">
        {state.kind === 'waiting' && <p class="notice">{d.send.waitsForFiles}</p>}
        {state.kind === 'sending' && <p class="notice">{d.send.sending}</p>}
        {state.kind === 'unsure' && (
          <div class="notice notice-warning">
            <h2>{navigator.onLine ? d.send.unsure : t.offline.title}</h2>
            <p>{draft.sent === null ? t.offline.failedText : d.send.unsureText}</p>
          </div>
        )}
        {state.kind === 'refused' && (
          <div class="notice notice-warning">
            <p>{say(state.problem.text)}</p>
            {state.problem.code === 'already-open' && (
              <a class="lone-link" href={address.requests}>
                {d.send.toOpen}
              </a>
            )}
            <ul>
              {(state.problem.fields ?? []).map(({ field, text }) => (
                <li key={field}>
                  <a class="lone-link" href={stepAddress(place, stepOf(field))}>
                    {say(text)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div class="actions">
        <button type="button" class="button" aria-disabled={waits || incomplete.length > 0} onClick={press}>
          {state.kind === 'unsure' ? d.send.again : waits ? d.send.sending : d.send.send}
        </button>
      </div>
    </Page>
  );
}

/** The page on which a refused field is put right. */
const stepOf = (field: string) =>
  field.startsWith('person') ? 'data' : field.startsWith('form') ? 'isi' : '';

/** The values of a form as they are sent: NIK in digits only, nothing of what was left empty. */
export const valuesOf = (
  fields: readonly FormField[],
  form: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ key, kind }) => {
      const value = (form[key] ?? '').trim();
      return value === '' ? [] : [[key, kind === 'nik' ? digitsOf(value) : value]];
    }),
  );
