import { useState } from 'preact/hooks';
import type { WantedStep } from '#services/documents/contract.ts';
import { useVerificationText } from '../texts.ts';
import { Ask } from './ask.tsx';
import { TextField } from './text-field.tsx';

type Result = Extract<WantedStep, { step: 'finish' }>['result'];
type Kind = Result['kind'];

const national = ['link', 'code', 'collect'] as const;
const own = ['letter', 'collect'] as const;

interface Props {
  /** Whether the office writes this document itself. */
  readonly letter: boolean;
  readonly onYes: (result: Result) => void;
  readonly onClose: () => void;
}

/** Asks what came of a request, and how the citizen gets it. */
export function AskResult({ letter, onYes, onClose }: Props) {
  const v = useVerificationText();
  const kinds: readonly Kind[] = letter ? own : national;
  const [kind, setKind] = useState<Kind>(letter ? 'letter' : 'link');
  const [given, setGiven] = useState({ url: '', pin: '', code: '', words: '' });
  const [error, setError] = useState<string>();
  const set = (name: keyof typeof given) => (value: string) => setGiven({ ...given, [name]: value });
  const finish = () => {
    const wrong =
      kind === 'link' && !isLink(given.url)
        ? v.ask.badUrl
        : kind === 'code' && given.code.trim().length < 4
          ? v.ask.badCode
          : undefined;
    setError(wrong);
    if (wrong === undefined) onYes(resultOf(kind, given));
  };
  return (
    <Ask
      title={v.ask.finishTitle}
      hint={v.ask.finishHint}
      yes={v.ask.finishYes}
      error={error}
      onYes={finish}
      onClose={onClose}
    >
      <fieldset class="stack-small">
        <legend class="out-of-sight">{v.ask.finishTitle}</legend>
        {kinds.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="result" checked={one === kind} onChange={() => setKind(one)} />
            <span>{v.ask.kind[one]}</span>
          </label>
        ))}
      </fieldset>
      {kind === 'link' && (
        <>
          <TextField id="result-url" label={v.ask.url} value={given.url} most={500} onValue={set('url')} />
          <TextField id="result-pin" label={v.ask.pin} value={given.pin} most={20} onValue={set('pin')} />
        </>
      )}
      {kind === 'code' && (
        <TextField id="result-code" label={v.ask.code} value={given.code} most={60} onValue={set('code')} />
      )}
      {kind === 'collect' && (
        <TextField
          id="result-words"
          label={v.ask.words}
          value={given.words}
          most={500}
          lines={2}
          onValue={set('words')}
        />
      )}
    </Ask>
  );
}

const isLink = (text: string): boolean => URL.canParse(text.trim()) && text.trim().startsWith('https://');

function resultOf(kind: Kind, given: { url: string; pin: string; code: string; words: string }): Result {
  const { url, pin, code, words } = {
    url: given.url.trim(),
    pin: given.pin.trim(),
    code: given.code.trim(),
    words: given.words.trim(),
  };
  switch (kind) {
    case 'link':
      return { kind, url, ...(pin !== '' && { pin }) };
    case 'code':
      return { kind, code };
    case 'collect':
      return { kind, ...(words !== '' && { words }) };
    case 'letter':
      return { kind };
  }
}
