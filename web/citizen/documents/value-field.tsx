import { Field } from '../../ui/field.tsx';
import { useText } from '../texts/language.tsx';
import type { FormField } from './api.ts';
import { useDocumentTexts } from './texts.ts';

interface Props {
  readonly field: FormField;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error: string | undefined;
}

const inputs = {
  text: { autoComplete: 'off' },
  name: { autoComplete: 'off', autoCapitalize: 'words', spellcheck: false },
  nik: { class: 'input input-digits', inputMode: 'numeric', autoComplete: 'off' },
  date: { type: 'date' },
} as const;

/** One line of the form of a document. */
export function ValueField({ field, value, onValue, error }: Props) {
  const { t, say } = useText();
  const d = useDocumentTexts();
  const { key, kind, choices = [], optional } = field;
  const label = optional ? `${say(field.label)} ${d.form.optional}` : say(field.label);
  const help = field.help && say(field.help);
  if (kind !== 'choice') {
    return (
      <Field
        id={key}
        label={label}
        {...(help !== undefined && { hint: help })}
        errorWord={t.error}
        error={error}
        value={value}
        onValue={onValue}
        input={inputs[kind]}
      />
    );
  }
  return (
    <fieldset class={error === undefined ? 'field' : 'field field-wrong'} id={key} tabIndex={-1}>
      <legend class="question">{label}</legend>
      {help !== undefined && <p class="hint">{help}</p>}
      {error !== undefined && (
        <p class="field-error">
          <span class="out-of-sight">{t.error}: </span>
          {error}
        </p>
      )}
      <div class="choices">
        {choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              name={key}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onValue(choice.value)}
            />
            <span>{say(choice.text)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
