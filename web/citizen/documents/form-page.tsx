import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Page } from '../page.tsx';
import { useText } from '../texts/language.tsx';
import type { FormField } from './api.ts';
import { valueError } from './complete.ts';
import { stepAddress } from './places.ts';
import { useDocumentTexts } from './texts.ts';
import { type Application, applicationPage } from './use-application.tsx';
import { ValueField } from './value-field.tsx';

/** Second step: what the document is to say. */
export const FormPage = applicationPage((application) => <Form {...application} />);

function Form({ place, need, service, view, session }: Application) {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const { route } = useLocation();
  const [tried, setTried] = useState(0);
  const { form } = view.draft;
  const errorOf = (field: FormField): string | undefined => {
    const own = tried > 0 ? valueError(field, form[field.key]) : undefined;
    const label = say(field.label);
    if (own === 'empty') return field.kind === 'choice' ? d.form.choose(label) : d.form.empty(label);
    if (own !== undefined) return own(t);
    const said = view.objections[`form.${field.key}`];
    return said && say(said);
  };
  const errors = service.form.flatMap((field) => {
    const text = errorOf(field);
    return text === undefined ? [] : [{ field: field.key, text }];
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (service.form.some((field) => valueError(field, form[field.key]) !== undefined)) setTried(tried + 1);
    else route(stepAddress(place, 'data'));
  };
  return (
    <Page
      title={d.form.title}
      caption={`${say(need.name)} · ${d.steps(2)}`}
      back={stepAddress(place)}
      wrong={errors.length > 0}
    >
      {errors.length > 0 && <ErrorSummary title={t.errors.summary} errors={errors} round={tried} />}
      <p>{d.form.lead}</p>
      <form class="stack-loose" noValidate onSubmit={submit}>
        {service.form.map((field) => (
          <ValueField
            key={field.key}
            field={field}
            value={form[field.key] ?? ''}
            onValue={(value) => session.change({ form: { ...form, [field.key]: value } })}
            error={errorOf(field)}
          />
        ))}
        <div class="actions">
          <button type="submit" class="button">
            {d.papers.next}
          </button>
        </div>
      </form>
    </Page>
  );
}
