import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Page } from '../page.tsx';
import { useText } from '../texts/language.tsx';
import { missingPapers } from './complete.ts';
import { DRAFT_DAYS } from './draft.ts';
import { PaperField } from './paper-field.tsx';
import { PhotoExamples } from './photo-examples.tsx';
import { needAddress, stepAddress } from './places.ts';
import { useDocumentTexts } from './texts.ts';
import { type Application, applicationPage } from './use-application.tsx';

/** First step: the papers. */
export const PapersPage = applicationPage((application) => <Papers {...application} />);

function Papers({ place, need, service, view, session }: Application) {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const { route } = useLocation();
  const [tried, setTried] = useState(0);
  const missing = tried > 0 ? missingPapers(service, view.draft) : [];
  const errorOf = (key: string, label: string): string | undefined => {
    if (missing.some((paper) => paper.key === key)) return d.papers.missing(label);
    const said = view.objections[`files.${key}`];
    return said && say(said);
  };
  const errors = service.papers.flatMap(({ key, label }) => {
    const text = errorOf(key, say(label));
    return text === undefined ? [] : [{ field: key, text }];
  });
  const goOn = () => {
    if (missingPapers(service, view.draft).length > 0) setTried(tried + 1);
    else route(stepAddress(place, service.form.length > 0 ? 'isi' : 'data'));
  };
  const discard = async () => {
    await session.discard();
    route(needAddress(place), true);
  };
  return (
    <Page
      title={d.papers.title}
      caption={`${say(need.name)} · ${d.steps(1)}`}
      back={needAddress(place)}
      wrong={errors.length > 0}
    >
      {errors.length > 0 && <ErrorSummary title={t.errors.summary} errors={errors} round={tried} />}
      <p>{d.papers.lead}</p>
      {!service.confirmed && <p class="notice notice-warning">{d.need.unconfirmed}</p>}
      <details class="more">
        <summary>{d.papers.examples}</summary>
        <PhotoExamples />
      </details>
      {service.papers.map((paper) => (
        <PaperField
          key={paper.key}
          part={paper.key}
          label={say(paper.label)}
          when={paper.when}
          optional={paper.optional}
          view={view}
          session={session}
          others={service.papers
            .filter(({ key }) => key !== paper.key)
            .map(({ key, label }) => ({ key, label: say(label) }))}
          error={errorOf(paper.key, say(paper.label))}
        />
      ))}
      <div class="actions">
        <button type="button" class="button" onClick={goOn}>
          {d.papers.next}
        </button>
      </div>
      <p class="hint">
        {d.papers.kept(DRAFT_DAYS)}{' '}
        <button type="button" class="button-link" onClick={discard}>
          {d.papers.discard}
        </button>
      </p>
    </Page>
  );
}
