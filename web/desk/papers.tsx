import { Field } from '../ui/field.tsx';
import type { DocumentKind, Papers } from './api.ts';
import { useWords } from './texts.ts';

/** What stands on the page about the paper, right or wrong. */
export interface PapersDraft {
  readonly kind: 'nik' | 'none' | DocumentKind;
  readonly number: string;
}

export const noPapers: PapersDraft = { kind: 'nik', number: '' };

const kinds = ['nik', 'passport', 'stay-permit', 'birth-letter', 'other'] as const;

/** What a request says of them. */
export const papersOf = ({ kind, number }: PapersDraft): Papers => {
  if (kind === 'none') return {};
  return kind === 'nik' ? { nik: number } : { document: { kind, number } };
};

interface Props {
  readonly draft: PapersDraft;
  readonly onChange: (draft: PapersDraft) => void;
  readonly error: string | undefined;
  /** Whether nobody's paper is a choice. */
  readonly mayBeNone: boolean;
}

/** Which paper was shown, and its number. */
export function PapersFields({ draft, onChange, error, mayBeNone }: Props) {
  const t = useWords();
  const choices = mayBeNone ? ([...kinds, 'none'] as const) : kinds;
  return (
    <>
      <div class="field">
        <label for="kind">{t.papers.kind}</label>
        <select
          id="kind"
          class="input"
          value={draft.kind}
          onChange={({ currentTarget }) => {
            const kind = choices.find((one) => one === currentTarget.value);
            if (kind) onChange({ ...draft, kind });
          }}
        >
          {choices.map((kind) => (
            <option key={kind} value={kind}>
              {t.papers[kind]}
            </option>
          ))}
        </select>
        {draft.kind === 'none' && <p class="hint">{t.papers.noneHint}</p>}
      </div>
      {draft.kind !== 'none' && (
        <Field
          id="number"
          label={draft.kind === 'nik' ? 'NIK' : t.papers.number}
          errorWord={t.book.error}
          error={error}
          value={draft.number}
          onValue={(number) => onChange({ ...draft, number })}
          input={{
            autoComplete: 'off',
            spellcheck: false,
            maxLength: 40,
            ...(draft.kind === 'nik' && { inputMode: 'numeric', class: 'input input-digits' }),
          }}
        />
      )}
    </>
  );
}
