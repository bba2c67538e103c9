import city from 'balai:city';
import type { RefObject } from 'preact';
import type { OpenedFile } from '#services/documents/contract.ts';
import { useDesk } from '../desk.tsx';
import { useText } from '../texts/language.tsx';
import { dueWords } from '../words/due.ts';
import { dayName, duration } from '../words/duration.ts';
import { instantWords } from '../words/instant.ts';
import type { Change } from './changes.ts';
import { useVerificationText } from './texts.ts';
import type { AtFile } from './use-file.ts';
import { useLease } from './use-lease.ts';

interface Props {
  readonly at: AtFile;
  readonly file: OpenedFile;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly said: string | undefined;
  readonly onClose: () => void;
}

/** What a file is, where it stands and until when, and what has just happened to it. */
export function FileHead({ at, file, heading, said, onClose }: Props) {
  const v = useVerificationText();
  const { say, language } = useText();
  const { person } = useDesk();
  const left = useLease(at);
  const now = file.now;
  const timeZone = city.timezone;
  const { promise, claim, visit, result, rejection } = file;
  const otherHolds = claim !== null && claim.by !== person.id && claim.until > now;
  return (
    <header class="file-head">
      <button type="button" class="button-link" onClick={onClose}>
        ← {v.back}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {say(file.name)}
      </h1>
      <p class="tags">
        {file.priority && (
          <span class="tag tag-priority">
            {v.priority}: {v.priorityWhy}
          </span>
        )}
        <span class="tag">{v.state[file.state]}</span>
        {file.returns > 0 && <span class="tag">{v.returnedTimes(file.returns)}</span>}
        {promise.missed && <span class="tag">{v.missed}</span>}
        {promise.due !== null && (
          <span class={promise.due < now ? 'tag tag-late' : 'tag'}>
            {v.due}: {dueWords(language, { due: promise.due, now, timeZone })} ·{' '}
            {v.promise(promise.used, promise.days)}
          </span>
        )}
        {promise.due === null && <span class="tag">{v.promiseRests(promise.used, promise.days)}</span>}
      </p>
      {promise.uncertain && <p class="caption">{v.uncertain}</p>}
      {visit !== null && (
        <p class="caption">{v.visit(dayName(language, visit.date), visit.window, visit.ticket)}</p>
      )}
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
          {v.rejected}: {say(rejection.text)} {rejection.note}
        </p>
      )}
      {result !== null && (
        <p class="notice">
          {v.result}: <ResultOf result={result} />
        </p>
      )}
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
      <details class="more">
        <summary>{v.history}</summary>
        <ol class="history">
          {file.steps.map(({ state, at: when }) => (
            <li key={`${state} ${when}`}>
              {instantWords(language, when, timeZone)}: {v.state[state]}
            </li>
          ))}
        </ol>
      </details>
    </header>
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
