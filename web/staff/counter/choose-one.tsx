import { useEffect, useRef } from 'preact/hooks';
import { useCounterText } from './texts.ts';

interface Props<Value extends string> {
  readonly title: string;
  readonly hint: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
  readonly onClose: () => void;
}

/** A question over the page, answered by a click or by the number of the answer; Escape: not at all. */
export function ChooseOne<Value extends string>({ title, hint, options, onChoose, onClose }: Props<Value>) {
  const c = useCounterText();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog
      class="choose-one stack"
      ref={box}
      aria-labelledby="choose-one"
      onClose={onClose}
      onKeyDown={({ key, repeat }) => {
        const option = /^[1-9]$/.test(key) && !repeat ? options[Number(key) - 1] : undefined;
        if (option !== undefined) onChoose(option.value);
      }}
    >
      <h2 id="choose-one">{title}</h2>
      <p class="hint">
        {hint} {c.noUndo} {c.pressNumber}
      </p>
      <ol class="choose-one-options">
        {options.map(({ value, label }, index) => (
          <li key={value}>
            <button type="button" class="button button-quiet" onClick={() => onChoose(value)}>
              {index < 9 && <span class="key">{index + 1}</span>} {label}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="button-link" onClick={() => box.current?.close()}>
        {c.cancel}
      </button>
    </dialog>
  );
}
