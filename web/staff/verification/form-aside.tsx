import type { OpenedFile } from '#services/documents/contract.ts';
import { useText } from '../texts/language.tsx';
import type { Field } from './copy-fields.ts';
import type { Marks } from './marks.ts';
import { useVerificationText } from './texts.ts';

interface Props {
  readonly file: OpenedFile;
  readonly fields: readonly Field[];
  readonly copied: string | undefined;
  readonly onCopy: (field: Field) => void;
  readonly marks: Marks;
  /** Parts can be marked: the officer may return the file. */
  readonly marking: boolean;
  readonly onMark: (part: string) => void;
  readonly onUnmark: (part: string) => void;
}

/** What was filled in, to be copied field by field, and to be marked where it is wrong. */
export function FormAside({ file, fields, copied, onCopy, marks, marking, onMark, onUnmark }: Props) {
  const v = useVerificationText();
  return (
    <section aria-labelledby="form">
      <h2 id="form">{v.form}</h2>
      <p class="caption">{v.formHint}</p>
      <dl class="fields">
        {fields.map((field) => {
          const part = file.form.find(({ key }) => key === field.key);
          return (
            <div key={field.key} class={copied === field.key ? 'field-row field-copied' : 'field-row'}>
              <dt>
                {field.label}
                {part !== undefined && <PartNotes part={part} mark={marks[part.key] !== undefined} />}
              </dt>
              <dd>{field.value === '' ? <span class="hint">{v.nothing}</span> : field.value}</dd>
              <dd class="field-buttons">
                {field.value !== '' && (
                  <button
                    type="button"
                    class="button-small"
                    aria-label={v.copyOf(field.label)}
                    onClick={() => onCopy(field)}
                  >
                    {v.copy}
                  </button>
                )}
                {marking && part !== undefined && (
                  <MarkButton
                    part={part.key}
                    label={field.label}
                    marked={marks[part.key] !== undefined}
                    onMark={onMark}
                    onUnmark={onUnmark}
                  />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

interface MarkProps {
  readonly part: string;
  readonly label: string;
  readonly marked: boolean;
  readonly onMark: (part: string) => void;
  readonly onUnmark: (part: string) => void;
}

export function MarkButton({ part, label, marked, onMark, onUnmark }: MarkProps) {
  const v = useVerificationText();
  return (
    <button
      type="button"
      class="button-small"
      aria-label={marked ? undefined : v.markOf(label)}
      onClick={() => (marked ? onUnmark(part) : onMark(part))}
    >
      {marked ? v.unmark : v.mark}
    </button>
  );
}

type Part = Pick<OpenedFile['papers'][number], 'revision' | 'objection'>;

/** Whether a part is marked, was returned before, or came again. */
export function PartNotes({ part: { revision, objection }, mark }: { part: Part; mark: boolean }) {
  const v = useVerificationText();
  const { say } = useText();
  return (
    <>
      {mark && <span class="tag tag-marked">{v.marked}</span>}
      {revision > 1 && <span class="tag">{v.revised(revision)}</span>}
      {objection !== null && (
        <span class="part-note">
          {v.markedBefore}: {say(objection.text)}
          {objection.note !== null && `. ${objection.note}`}
        </span>
      )}
    </>
  );
}
