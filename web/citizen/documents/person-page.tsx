import city from 'balai:city';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { type PersonField, personErrors } from '../booking/person.ts';
import { Page } from '../page.tsx';
import { PersonFields, personFields } from '../pages/person-fields.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';
import { stepAddress } from './places.ts';
import { useDocumentTexts } from './texts.ts';
import { type Application, applicationPage } from './use-application.tsx';

/** Third step: who asks. */
export const PersonPage = applicationPage((application) => <Person {...application} />);

function Person({ place, need, service, view, session }: Application) {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const { route } = useLocation();
  const [tried, setTried] = useState(0);
  const { person } = view.draft;
  const found = tried > 0 ? personErrors(person) : {};
  const errorOf = (field: PersonField): string | undefined => {
    const own = found[field];
    if (own !== undefined) return own(t);
    const said = view.objections[`person.${field}`];
    return said && say(said);
  };
  const errors = personFields.flatMap((field) => {
    const text = errorOf(field);
    return text === undefined ? [] : [{ field, text }];
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (Object.keys(personErrors(person)).length > 0) setTried(tried + 1);
    else route(stepAddress(place, 'periksa'));
  };
  const days = city.offices.find(({ id }) => id === place.office)?.keepsRequestsDays ?? city.retentionDays;
  return (
    <Page
      title={d.person.title}
      caption={`${say(need.name)} · ${d.steps(3)}`}
      back={stepAddress(place, service.form.length > 0 ? 'isi' : '')}
      wrong={errors.length > 0}
    >
      {errors.length > 0 && <ErrorSummary title={t.errors.summary} errors={errors} round={tried} />}
      <form class="stack-loose" noValidate onSubmit={submit}>
        <PersonFields
          draft={person}
          errorOf={errorOf}
          change={(part) => session.change({ person: { ...person, ...part } })}
          privacy={
            <>
              {d.person.privacy(days)} <a href={address.data}>{t.details.privacyLink}</a>
            </>
          }
          phoneHint={d.person.phoneHint}
        />
        <div class="actions">
          <button type="submit" class="button">
            {d.papers.next}
          </button>
        </div>
      </form>
    </Page>
  );
}
