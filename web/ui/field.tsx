import type { ComponentChildren, InputHTMLAttributes } from 'preact';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Before the message, for who cannot see that it is red. */
  readonly errorWord: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly input: InputHTMLAttributes;
  readonly wide?: boolean;
  readonly children?: ComponentChildren;
}

/** A text field with its label, hint and error; `children` stand between hint and input. */
export function Field({ id, label, hint, errorWord, error, value, onValue, input, children }: FieldProps) {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <span class="out-of-sight">{errorWord}: </span>
          {error}
        </p>
      )}
      <input
        class="input"
        {...input}
        id={id}
        name={id}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        aria-invalid={error !== undefined}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
      />
      {children}
    </div>
  );
}
