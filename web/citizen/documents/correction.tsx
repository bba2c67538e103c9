import { useRef, useState } from 'preact/hooks';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { persist, type Settled } from '../booking/persist.ts';
import { Outcome } from '../pages/outcome.tsx';
import { useText } from '../texts/language.tsx';
import { correctRequest, type FormField, type OfferedService, type OpenedRequest } from './api.ts';
import { valueError } from './complete.ts';
import { filesOf, tokensOf } from './draft.ts';
import { PaperField } from './paper-field.tsx';
import { valuesOf } from './send-page.tsx';
import { SentFiles } from './sent-files.tsx';
import { useDocumentTexts } from './texts.ts';
import { isBusy, useSession } from './use-session.ts';
import { ValueField } from './value-field.tsx';

interface Props {
  readonly opened: OpenedRequest;
  readonly service: OfferedService | undefined;
  readonly onDone: () => void;
}

/** The parts that came back, each with its reason and what was sent before, and in its place what is sent now. */
export function Correction({ opened, service, onDone }: Props) {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const { request, key } = opened;
  // Each time that something comes back is a correction of its own: what was left of the last one is none of it.
  const open = useSession(`#${request.id}/${request.steps.length}`, { kind: 'correction', key });
  const [tried, setTried] = useState(0);
  const [state, setState] = useState<{ kind: 'idle' | 'busy' } | Settled<OpenedRequest>>({ kind: 'idle' });
  const running = useRef(false);
  if (open === undefined) return null;
  const { session, draft, ...rest } = open;
  const view = { draft, ...rest };

  const papers = request.papers.flatMap(({ key: part, files, objection }) =>
    objection === null
      ? []
      : [
          {
            part,
            files,
            objection,
            label: labelOf(service?.papers.find((paper) => paper.key === part)?.label, part),
          },
        ],
  );
  const values = request.form.flatMap(({ key: part, value, objection }) =>
    objection === null
      ? []
      : [{ field: service?.form.find((one) => one.key === part) ?? plain(part), value, objection }],
  );
  // What was wrong in a value is often one letter; a NIK comes masked.
  const form = Object.fromEntries(
    values.map(({ field, value }) => [
      field.key,
      draft.form[field.key] ?? (field.kind === 'nik' ? '' : value),
    ]),
  );
  function labelOf(text: { id: string; en: string } | undefined, part: string): string {
    return text === undefined ? part : say(text);
  }
  const errors =
    tried === 0
      ? []
      : [
          ...papers.flatMap(({ part, label }) =>
            filesOf(draft, part).length > 0 ? [] : [{ field: part, text: d.papers.missing(label) }],
          ),
          ...values.flatMap(({ field }) => {
            const error = valueError(field, form[field.key]);
            if (error === undefined) return [];
            return [
              { field: field.key, text: error === 'empty' ? d.form.empty(say(field.label)) : error(t) },
            ];
          }),
        ];
  const errorOf = (part: string): string | undefined => {
    const own = errors.find(({ field }) => field === part)?.text;
    const said = view.objections[`files.${part}`] ?? view.objections[`form.${part}`];
    return own ?? (said && say(said));
  };
  const busy = isBusy(view);
  const failed = Object.values(view.journeys).some(({ kind }) => kind === 'failed');
  const complete =
    papers.every(({ part }) => filesOf(draft, part).length > 0) &&
    values.every(({ field }) => valueError(field, form[field.key]) === undefined);

  const send = async () => {
    if (running.current || busy || failed) return;
    if (!complete) return setTried(tried + 1);
    const files = tokensOf(draft);
    if (files === undefined) return;
    running.current = true;
    setState({ kind: 'busy' });
    const corrected = valuesOf(
      values.map(({ field }) => field),
      form,
    );
    const settled = await persist(() => correctRequest(key, draft.key, { form: corrected, files }));
    running.current = false;
    setState(settled);
    if (settled.kind === 'refused') session.object(settled.problem.fields ?? []);
    if (settled.kind === 'done') {
      await session.discard();
      onDone();
    }
  };
  return (
    <section class="stack-loose no-print" aria-labelledby="fix">
      <h2 id="fix">{d.request.fix}</h2>
      {errors.length > 0 && <ErrorSummary title={t.errors.summary} errors={errors} round={tried} />}
      {papers.map(({ part, label, files, objection }) => (
        <div class="came-back stack" key={part}>
          <h3>{label}</h3>
          <Reason objection={objection} />
          <p class="hint">{d.request.before}</p>
          <SentFiles requestKey={key} files={files} name={label} />
          <PaperField
            part={part}
            label={`${d.request.replacement}: ${label}`}
            view={view}
            session={session}
            error={errorOf(part)}
          />
        </div>
      ))}
      {values.map(({ field, value, objection }) => (
        <div class="came-back stack" key={field.key}>
          <h3>{say(field.label)}</h3>
          <Reason objection={objection} />
          <p>
            <span class="hint">{d.request.before}:</span> {value}
          </p>
          <ValueField
            field={field}
            value={form[field.key] ?? ''}
            onValue={(now) => session.change({ form: { ...form, [field.key]: now } })}
            error={errorOf(field.key)}
          />
        </div>
      ))}
      {failed && <p class="notice notice-warning">{d.papers.failed}</p>}
      <Outcome state={state} />
      <div class="actions">
        <button type="button" class="button" aria-disabled={busy || state.kind === 'busy'} onClick={send}>
          {state.kind === 'busy' ? d.request.sendingFix : busy ? d.papers.waiting : d.request.sendFix}
        </button>
      </div>
    </section>
  );
}

const plain = (key: string): FormField => ({ key, label: { id: key, en: key }, kind: 'text' });

/** Why a part came back, or a request was rejected. */
export function Reason({
  objection: { text, note },
}: {
  objection: { text: { id: string; en: string }; note: string | null };
}) {
  const { say } = useText();
  const d = useDocumentTexts();
  return (
    <div class="notice notice-warning">
      <p>
        <strong>{d.request.reason}:</strong> {say(text)}
      </p>
      {note !== null && (
        <p>
          {d.request.note}: {note}
        </p>
      )}
    </div>
  );
}
