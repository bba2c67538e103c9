import type { Text } from '#shared/region/schema.ts';
import { useText } from '../texts/language.tsx';
import { filesOf, type KeptFile } from './draft.ts';
import type { Journey, Session, View } from './session.ts';
import { useDocumentTexts } from './texts.ts';

interface Props {
  readonly part: string;
  readonly label: string;
  readonly when?: Text | undefined;
  readonly optional?: boolean | undefined;
  readonly view: View;
  readonly session: Session;
  /** Other papers by key, whose files may stand for this one too. */
  readonly others?: readonly { readonly key: string; readonly label: string }[];
  readonly error: string | undefined;
}

/** One paper: its pages, where each is on its way, and the buttons to take or choose one. */
export function PaperField({ part, label, when, optional, view, session, others = [], error }: Props) {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const files = filesOf(view.draft, part);
  const refused = view.refused[part] ?? [];
  const shrinking = (view.shrinking[part] ?? 0) > 0;
  const give = (event: Event & { currentTarget: HTMLInputElement }) => {
    const chosen = [...(event.currentTarget.files ?? [])];
    // The same file may be chosen again.
    event.currentTarget.value = '';
    if (chosen.length > 0) void session.add(part, chosen);
  };
  const same = files.length > 0 ? [] : others.filter(({ key }) => filesOf(view.draft, key).length > 0);
  const wrong = error !== undefined || refused.length > 0;
  return (
    <fieldset class={wrong ? 'field paper field-wrong' : 'field paper'} id={part} tabIndex={-1}>
      <legend class="question">
        {label}
        {when !== undefined && <span class="hint paper-when"> ({say(when)})</span>}
        {optional && <span class="hint paper-when"> ({d.need.optional})</span>}
      </legend>
      {error !== undefined && (
        <p class="field-error">
          <span class="out-of-sight">{t.error}: </span>
          {error}
        </p>
      )}
      <div role="alert">
        {refused.map(({ name, why }) => (
          <p key={name} class="field-error">
            {name}: {d.papers.refused[why]}
          </p>
        ))}
      </div>
      {files.length > 0 && (
        <ol class="pages">
          {files.map((file, at) => (
            <PageOfPaper
              key={file.id}
              file={file}
              name={d.papers.page(at + 1)}
              paper={label}
              journey={view.journeys[file.id]}
              onRemove={() => session.remove(part, file.id)}
              onRetry={() => session.retry(file.id)}
            />
          ))}
        </ol>
      )}
      <p role="status" class="hint">
        {shrinking && d.papers.shrinking}
      </p>
      <div class={files.length > 0 ? 'more-pages' : 'actions'}>
        <Taking label={label} add={files.length > 0} camera give={give} />
        <Taking label={label} add={files.length > 0} give={give} />
      </div>
      {same.length > 0 && (
        <details class="more">
          <summary>{d.papers.again}</summary>
          <ul>
            {same.map((other) => (
              <li key={other.key}>
                <button type="button" class="button-link" onClick={() => session.reuse(part, other.key)}>
                  {d.papers.same(other.label)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

interface TakingProps {
  readonly label: string;
  /** Another page, in small. */
  readonly add: boolean;
  readonly camera?: true;
  readonly give: (event: Event & { currentTarget: HTMLInputElement }) => void;
}

/** Takes a photo, or chooses files. */
function Taking({ label, add, camera, give }: TakingProps) {
  const d = useDocumentTexts();
  const words = camera ? d.papers.camera : d.papers.choose;
  return (
    <label class={add ? 'button-link taking' : 'button button-quiet taking'}>
      {add ? `${d.papers.another}: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words}
      <span class="out-of-sight"> ({label})</span>
      <input
        class="out-of-sight"
        type="file"
        {...(camera
          ? { accept: 'image/*', capture: 'environment' as const }
          : { accept: 'image/jpeg,image/png,image/webp,application/pdf', multiple: true })}
        onChange={give}
      />
    </label>
  );
}

function PageOfPaper({
  file,
  name,
  paper,
  journey,
  onRemove,
  onRetry,
}: {
  file: KeptFile;
  name: string;
  paper: string;
  journey: Journey | undefined;
  onRemove: () => void;
  onRetry: () => void;
}) {
  const { say } = useText();
  const d = useDocumentTexts();
  const failed = journey?.kind === 'failed';
  // Each percent read aloud would be a torment: what changes is the kind.
  const aloud =
    journey === undefined
      ? file.token === null
        ? ''
        : d.papers.sent
      : journey.kind === 'failed'
        ? journey.text === null
          ? d.papers.failed
          : say(journey.text)
        : journey.kind === 'sending'
          ? ''
          : d.papers[journey.kind];
  return (
    <li class="paper-page">
      {file.preview === null ? (
        <span class="thumb thumb-pdf">{d.papers.pdf}</span>
      ) : (
        <img class="thumb" src={file.preview} alt={`${paper}, ${name}`} />
      )}
      <div class="paper-page-body">
        <p class="paper-page-name">
          {name} <span class="hint">{kilobytes(file.bytes)}</span>
        </p>
        {journey?.kind === 'sending' && (
          <>
            <progress value={journey.share} max={1} aria-label={`${paper}, ${name}`} />
            <p class="hint" aria-hidden="true">
              {d.papers.sending(Math.round(journey.share * 100))}
            </p>
          </>
        )}
        <p role="status" class={failed ? 'field-error' : 'hint'}>
          {aloud}
        </p>
        <p class="paper-page-deeds">
          {failed && (
            <button type="button" class="button-link" onClick={onRetry}>
              {d.papers.retry}
              <span class="out-of-sight">: {name}</span>
            </button>
          )}
          <button type="button" class="button-link" onClick={onRemove}>
            {d.papers.remove}
            <span class="out-of-sight">
              : {paper}, {name}
            </span>
          </button>
        </p>
      </div>
    </li>
  );
}

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000))} kB`;
