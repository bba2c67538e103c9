import { useState } from 'preact/hooks';
import type { OfferedServices } from '#services/documents/contract.ts';
import { Select } from '../../../desk/select.tsx';
import { useText } from '../../texts/language.tsx';
import type { Mark } from '../marks.ts';
import { useVerificationText } from '../texts.ts';
import { Ask } from './ask.tsx';
import { TextField } from './text-field.tsx';

interface Props {
  readonly title: string;
  readonly hint?: string;
  /** What the list of reasons is called. */
  readonly label: string;
  readonly yes: string;
  readonly danger?: true;
  readonly reasons: OfferedServices['reasons']['objections'];
  readonly onYes: (mark: Mark) => void;
  readonly onClose: () => void;
}

/** Asks for a reason out of a list, and for words of the officer. */
export function AskReason({ reasons, label, onYes, ...ask }: Props) {
  const v = useVerificationText();
  const { say } = useText();
  const [mark, setMark] = useState<Mark>({ reason: '', note: '' });
  const [missing, setMissing] = useState(false);
  return (
    <Ask
      {...ask}
      error={undefined}
      onYes={() => {
        setMissing(mark.reason === '');
        if (mark.reason !== '') onYes(mark);
      }}
    >
      <Select
        id="ask-reason"
        label={label}
        choose={v.ask.choose}
        value={mark.reason}
        error={missing ? v.ask.noReason : undefined}
        options={reasons.map(({ code, text }) => ({ value: code, text: say(text) }))}
        onValue={(reason) => setMark({ ...mark, reason })}
      />
      <TextField
        id="ask-note"
        label={v.ask.note}
        hint={v.ask.noteHint}
        value={mark.note}
        most={500}
        lines={3}
        onValue={(note) => setMark({ ...mark, note })}
      />
    </Ask>
  );
}
