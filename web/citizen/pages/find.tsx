import { useState } from 'preact/hooks';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Field } from '../../ui/field.tsx';
import { requestRecovery } from '../api/recovery.ts';
import { digitsOf, nikError, phoneError, refusedFields } from '../booking/person.ts';
import { useRequest } from '../booking/use-request.ts';
import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';
import { Outcome } from './outcome.tsx';

export function FindPage() {
  const { t, say, language } = useText();
  const later = useLaterText();
  const [nik, setNik] = useState('');
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(0);
  const [asked, setAsked] = useState(false);
  const { state, send } = useRequest<{ accepted: true }>(() => setAsked(true));

  if (asked) {
    return (
      <Page key="done" title={later.find.done}>
        <p>{later.find.doneText}</p>
        <p>{later.find.doneHelp}</p>
        <p class="hint">{later.find.doneSafe}</p>
        <p class="actions">
          <a class="button button-quiet" href={address.home}>
            {t.notFound.home}
          </a>
        </p>
      </Page>
    );
  }
  const refused = state.kind === 'refused' ? refusedFields(state.problem.fields) : {};
  const errorOf = (field: 'nik' | 'phone') => {
    const own = tried === 0 ? undefined : field === 'nik' ? nikError(nik) : phoneError(phone);
    const told = refused[field];
    return own === undefined ? told && say(told) : own(t);
  };
  const errors = (['nik', 'phone'] as const).flatMap((field) => {
    const text = errorOf(field);
    return text === undefined ? [] : [{ field, text }];
  });
  const busy = state.kind === 'busy';
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(tried + 1);
    if (nikError(nik) !== undefined || phoneError(phone) !== undefined) return;
    void send(() => requestRecovery({ nik: digitsOf(nik), phone: phone.trim(), language }));
  };
  return (
    <Page title={later.find.title} back={address.home} wrong={errors.length > 0}>
      {errors.length > 0 && <ErrorSummary title={t.errors.summary} errors={errors} round={tried} />}
      <p>{later.find.lead}</p>
      <form class="stack-loose" noValidate onSubmit={submit}>
        <Field
          id="nik"
          label={t.details.nik}
          hint={t.details.nikHint}
          errorWord={t.error}
          error={errorOf('nik')}
          value={nik}
          onValue={setNik}
          input={{ class: 'input input-digits', inputMode: 'numeric', autoComplete: 'off' }}
        />
        <Field
          id="phone"
          label={t.details.phone}
          hint={later.find.phoneHint}
          errorWord={t.error}
          error={errorOf('phone')}
          value={phone}
          onValue={setPhone}
          input={{ class: 'input input-digits', type: 'tel', inputMode: 'tel', autoComplete: 'tel' }}
        />
        {errors.length === 0 && <Outcome state={state} />}
        <div class="actions">
          <button type="submit" class="button" aria-disabled={busy}>
            {busy ? later.find.sending : later.find.send}
          </button>
        </div>
      </form>
    </Page>
  );
}
