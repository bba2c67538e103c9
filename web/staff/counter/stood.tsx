import { useCounterText } from './texts.ts';

interface Props {
  readonly counter: string;
  readonly taken: boolean;
  readonly onChange: () => void;
}

/** The counter of this computer is not open for who signed in. */
export function Stood({ counter, taken, onChange }: Props) {
  const c = useCounterText();
  return (
    <div class="stack narrow">
      <h1>{c.atCounter(counter)}</h1>
      <p role="status" class="notice">
        {taken ? c.taken : c.closed}
      </p>
      <button type="button" class="button" onClick={onChange}>
        {c.choose.title}
      </button>
    </div>
  );
}
