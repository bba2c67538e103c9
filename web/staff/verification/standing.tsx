import city from 'balai:city';
import type { OpenedFile } from '#services/documents/contract.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { duration } from '../words/duration.ts';
import { instantWords } from '../words/instant.ts';
import type { Change } from './changes.ts';
import { useVerificationText } from './texts.ts';
import type { AtFile } from './use-file.ts';
import { useLease } from './use-lease.ts';

interface Props {
  readonly at: AtFile;
  readonly file: OpenedFile;
  /** What was done last. */
  readonly said: string | undefined;
}

/** Whose a file is and for how long, and what has just happened to it. */
export function Standing({ at, file, said }: Props) {
  const v = useVerificationText();
  const { say } = useText();
  const { person } = useDesk();
  const { language } = useText();
  const left = useLease(at);
  const { claim, result, rejection, now } = file;
  const otherHolds = claim !== null && claim.by !== person.id && claim.until > now;
  return (
    <section class="standing" aria-label={v.history}>
      <div role="status">
        {at.lost && <p class="notice notice-warning">{v.lost}</p>}
        {!at.lost && said !== undefined && <p class="file-said">{said}</p>}
      </div>
      <div role="alert">
        {at.refusal !== undefined && at.changes === undefined && (
          <p class="notice notice-warning">{say(at.refusal.text)}</p>
        )}
        {at.changes !== undefined && (
          <div class="notice notice-warning">
            <p>{v.changed}</p>
            <ul class="dots">
              {at.changes.map((change) => (
                <li key={`${change.kind} ${'key' in change ? change.key : ''}`}>
                  <ChangeOf change={change} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {left !== undefined && left > 0 && (
        <p class="caption">
          {v.lease(duration(language, left))}{' '}
          <button type="button" class="button-small" onClick={() => at.take({ step: 'claim' })}>
            {v.renew}
          </button>
        </p>
      )}
      {left !== undefined && left <= 0 && <p class="notice notice-warning">{v.leaseOver}</p>}
      {otherHolds && <p class="notice">{v.heldElsewhere}</p>}
      {file.secondEyes !== null && file.state === 'VERIFIED' && (
        <p class="notice">{file.secondEyes ? v.secondEyes.may : v.secondEyes.mayNot}</p>
      )}
      {rejection !== null && (
        <p class="notice">
          {v.rejected}: {say(rejection.text)}. {rejection.note}
        </p>
      )}
      {result !== null && (
        <p class="notice">
          {v.result}: <ResultOf result={result} />
        </p>
      )}
    </section>
  );
}

/** Every state that a request came into. */
export function History({ file }: { file: OpenedFile }) {
  const v = useVerificationText();
  const { language } = useText();
  return (
    <details class="more">
      <summary>{v.history}</summary>
      <ol class="history">
        {file.steps.map(({ state, at }) => (
          <li key={`${state} ${at}`}>
            {instantWords(language, at, city.timezone)}: {v.state[state]}
          </li>
        ))}
      </ol>
    </details>
  );
}

function ChangeOf({ change }: { change: Change }) {
  const v = useVerificationText();
  const { say } = useText();
  if (change.kind === 'state') return <>{v.change.state(v.state[change.to])}</>;
  if (change.kind === 'holder') return <>{v.change[change.who]}</>;
  return <>{v.change.part(say(change.label))}</>;
}

function ResultOf({ result }: { result: NonNullable<OpenedFile['result']> }) {
  const v = useVerificationText();
  switch (result.kind) {
    case 'link':
      return (
        <>
          <a href={result.url} target="_blank" rel="noreferrer">
            {v.ask.kind.link}
          </a>
          {result.pin !== null && ` PIN ${result.pin}`}
        </>
      );
    case 'code':
      return <b>{result.code}</b>;
    case 'collect':
      return <>{[v.ask.kind.collect, result.words].filter(Boolean).join('. ')}</>;
    case 'letter':
      return <b>{result.number}</b>;
  }
}
