import type { ComponentChildren } from 'preact';
import { Field } from '../../ui/field.tsx';
import type { Draft } from '../booking/draft.ts';
import { digitsOf, type PersonField } from '../booking/person.ts';
import { useText } from '../texts/language.tsx';

interface Props {
  readonly draft: Draft;
  readonly errorOf: (field: PersonField) => string | undefined;
  readonly change: (part: Partial<Draft>) => void;
  /** Told when the NIK was left. */
  readonly onNik?: () => void;
  /** What becomes of the NIK; stands under its field. */
  readonly privacy: ComponentChildren;
  readonly phoneHint: string;
}

export const personFields: readonly PersonField[] = ['nik', 'name', 'phone', 'email'];

/** Who somebody is, and how to reach them. */
export function PersonFields({ draft, errorOf, change, onNik, privacy, phoneHint }: Props) {
  const { t } = useText();
  const digits = digitsOf(draft.nik).length;
  return (
    <>
      <Field
        id="nik"
        label={t.details.nik}
        hint={t.details.nikHint}
        errorWord={t.error}
        error={errorOf('nik')}
        value={draft.nik}
        onValue={(nik) => change({ nik })}
        input={{
          class: 'input input-digits',
          inputMode: 'numeric',
          autoComplete: 'off',
          onBlur: () => onNik?.(),
        }}
      >
        <p class="counter" aria-hidden="true">
          {digits > 0 && t.details.nikCount(digits)}
        </p>
        <p class="privacy">{privacy}</p>
      </Field>
      <Field
        id="name"
        label={t.details.name}
        hint={t.details.nameHint}
        errorWord={t.error}
        error={errorOf('name')}
        value={draft.name}
        onValue={(name) => change({ name })}
        input={{ autoComplete: 'name', autoCapitalize: 'words', spellcheck: false }}
      />
      <Field
        id="phone"
        label={t.details.phone}
        hint={phoneHint}
        errorWord={t.error}
        error={errorOf('phone')}
        value={draft.phone}
        onValue={(phone) => change({ phone })}
        input={{ class: 'input input-digits', type: 'tel', inputMode: 'tel', autoComplete: 'tel' }}
      />
      <Field
        id="email"
        label={t.details.mail}
        errorWord={t.error}
        error={errorOf('email')}
        value={draft.email}
        onValue={(email) => change({ email })}
        input={{ type: 'email', inputMode: 'email', autoComplete: 'email', spellcheck: false }}
      />
      <fieldset class="field">
        <legend class="question">{t.details.priority}</legend>
        <p class="hint" id="priority-hint">
          {t.details.priorityHint}
        </p>
        <label class="choice">
          <input
            type="checkbox"
            name="priority"
            aria-describedby="priority-hint"
            checked={draft.priority}
            onChange={(event) => change({ priority: event.currentTarget.checked })}
          />
          <span>{t.details.priorityText}</span>
        </label>
      </fieldset>
    </>
  );
}
