import city from 'balai:city';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { type Draft, keepDraft, recallDraft } from '../booking/draft.ts';
import { digitsOf, nikError, type PersonField, personErrors } from '../booking/person.ts';
import { prepare } from '../booking/prepare.ts';
import { forgetRefusal, recallRefusal } from '../booking/refusal.ts';
import { Page } from '../page.tsx';
import { address, choiceOf, isDate, placeOf } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { choiceTime, dayAndMonth } from '../texts/when.ts';
import { NotFound } from './not-found.tsx';
import { PersonFields, personFields } from './person-fields.tsx';

export function DetailsPage({
  params,
}: {
  params: { office: string; service: string; date: string; window: string };
}) {
  const { t, say, language } = useText();
  const { route } = useLocation();
  const [draft, setDraft] = useState(recallDraft);
  const [tried, setTried] = useState(0);
  const [refusal, setRefusal] = useState(recallRefusal);
  useEffect(forgetRefusal, []);
  const place = placeOf(params.office, params.service);
  const choice = choiceOf(params.window);
  if (place === undefined || choice === undefined || !isDate(params.date)) return <NotFound />;
  const { date } = params;

  const found = tried > 0 ? personErrors(draft) : {};
  const errorOf = (field: PersonField): string | undefined => {
    const own = found[field];
    if (own !== undefined) return own(t);
    const refused = refusal?.[field];
    return refused && say(refused);
  };
  const errors = personFields.flatMap((field) => {
    const text = errorOf(field);
    return text === undefined ? [] : [{ field, text }];
  });

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(next);
    for (const field of personFields) {
      if (field in part && refusal?.[field] !== undefined) setRefusal({ ...refusal, [field]: undefined });
    }
  };
  const begin = () => {
    if (nikError(draft.nik) === undefined) prepare(place.office.id, digitsOf(draft.nik));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (Object.keys(personErrors(draft)).length > 0) setTried(tried + 1);
    else route(address.check(place, date, choice));
  };

  return (
    <Page
      title={t.details.title}
      caption={`${say(place.service.name)} · ${dayAndMonth(language, date)}, ${choiceTime(language, { choice, any: t.check.any })}`}
      back={address.windows(place, date)}
      wrong={errors.length > 0}
    >
      {errors.length > 0 && <ErrorSummary title={t.errors.summary} errors={errors} round={tried} />}
      <form class="stack-loose" noValidate onSubmit={submit}>
        <PersonFields
          draft={draft}
          errorOf={errorOf}
          change={change}
          onNik={begin}
          privacy={
            <>
              {t.details.privacyShort(city.retentionDays)} <a href={address.data}>{t.details.privacyLink}</a>
            </>
          }
          phoneHint={t.details.phoneHint}
        />
        <div class="actions">
          <button type="submit" class="button">
            {t.details.next}
          </button>
        </div>
      </form>
    </Page>
  );
}
