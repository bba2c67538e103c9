import city from 'balai:city';
import type { RefObject } from 'preact';
import type { OpenedFile } from '#services/documents/contract.ts';
import { useText } from '../texts/language.tsx';
import { dueWords } from '../words/due.ts';
import { dayName } from '../words/duration.ts';
import { useVerificationText } from './texts.ts';

interface Props {
  readonly file: OpenedFile;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onClose: () => void;
}

/** What a file is, where it stands and until when. */
export function FileHead({ file, heading, onClose }: Props) {
  const v = useVerificationText();
  const { say, language } = useText();
  const now = file.now;
  const timeZone = city.timezone;
  const { promise, visit } = file;
  return (
    <header class="file-head">
      <button type="button" class="button-link" onClick={onClose}>
        {v.back}
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
    </header>
  );
}
