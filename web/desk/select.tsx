interface Props {
  readonly id: string;
  readonly label: string;
  readonly choose: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** One of a list, none chosen before somebody does. */
export function Select({ id, label, choose, value, onValue, error, options }: Props) {
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label for={id}>{label}</label>
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={({ currentTarget }) => onValue(currentTarget.value)}
      >
        <option value="">{choose}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </div>
  );
}
