interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly most: number;
  readonly onValue: (value: string) => void;
  readonly lines?: number;
}

/** A field of a question; with `lines` for a sentence or two. */
export function TextField({ id, label, hint, value, most, onValue, lines }: Props) {
  const given = {
    id,
    class: 'input',
    value,
    maxLength: most,
    autocomplete: 'off',
    ...(hint !== undefined && { 'aria-describedby': `${id}-hint` }),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {lines === undefined ? (
        <input {...given} onInput={({ currentTarget }) => onValue(currentTarget.value)} />
      ) : (
        <textarea {...given} rows={lines} onInput={({ currentTarget }) => onValue(currentTarget.value)} />
      )}
    </div>
  );
}
