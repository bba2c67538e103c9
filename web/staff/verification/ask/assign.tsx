import { useEffect, useState } from 'preact/hooks';
import { readWorklist } from '../../api/requests.ts';
import { useDesk } from '../../desk.tsx';
import { codeOf, useVerificationText } from '../texts.ts';
import { Ask } from './ask.tsx';
import { TextField } from './text-field.tsx';

interface Props {
  readonly office: string;
  readonly onYes: (account: string) => void;
  readonly onClose: () => void;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Asks who shall have a request: services know accounts, not names. */
export function AskAssign({ office, onYes, onClose }: Props) {
  const v = useVerificationText();
  const { session, person } = useDesk();
  const [holders, setHolders] = useState<ReadonlyMap<string, number>>(new Map());
  const [to, setTo] = useState<string>(person.id);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  useEffect(() => {
    void readWorklist(session, office, { pile: 'claimed' }).then((reply) => {
      if (reply.kind !== 'answer') return;
      const counts = new Map<string, number>();
      for (const { claim } of reply.body.requests) {
        if (claim !== null) counts.set(claim.by, (counts.get(claim.by) ?? 0) + 1);
      }
      setHolders(counts);
    });
  }, [session, office]);
  const options = [
    { value: person.id, label: v.ask.me },
    ...[...holders]
      .filter(([account]) => account !== person.id)
      .map(([account, count]) => ({ value: account, label: v.ask.officer(codeOf(account), count) })),
    { value: '', label: v.ask.someone },
  ];
  return (
    <Ask
      title={v.ask.assignTitle}
      hint={v.ask.assignHint}
      yes={v.ask.assignYes}
      error={error}
      onYes={() => {
        const account = to === '' ? typed.trim().toLowerCase() : to;
        if (uuid.test(account)) onYes(account);
        else setError(v.ask.badAccount);
      }}
      onClose={onClose}
    >
      <fieldset class="stack-small">
        <legend class="out-of-sight">{v.ask.assignTitle}</legend>
        {options.map(({ value, label }) => (
          <label key={value} class="choice">
            <input type="radio" name="assign" checked={value === to} onChange={() => setTo(value)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {to === '' && (
        <TextField id="assign-account" label={v.ask.account} value={typed} most={36} onValue={setTyped} />
      )}
    </Ask>
  );
}
