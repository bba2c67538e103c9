import type { Board } from '#services/queue/contract.ts';
import { Onward } from '../../ui/icons.tsx';
import { type Call, nameOf } from '../call.ts';
import { InBoth } from '../in-both.tsx';
import { texts } from '../texts.ts';

/** The call that everybody should see: number and counter as large as the screen lets them be. */
export function Calling({ call }: { call: Call | undefined }) {
  return (
    <section class="calling" aria-labelledby="calling-title">
      <h2 id="calling-title" class="panel-title">
        <InBoth text={texts.nowCalling} />
      </h2>
      <div class="calling-body" role="status" aria-live="polite">
        {call === undefined ? (
          <p class="calling-none">
            <InBoth text={texts.nobodyYet} />
          </p>
        ) : (
          <p class="calling-call" key={nameOf(call)}>
            <span class="calling-number">{call.ticket}</span>{' '}
            <span class="calling-counter">
              <span class="calling-word">
                <InBoth text={texts.counter} />
              </span>{' '}
              <span class="calling-where">{call.counter}</span>
            </span>
          </p>
        )}
      </div>
    </section>
  );
}

/** More counters than this stand closer together. */
const ROOMY = 8;
/** What fits; of more the latest calls are shown. */
const MOST = 15;

/** What stands at each counter. */
export function Counters({ calling, shown }: { calling: Board['calling']; shown: Call | undefined }) {
  const calls = calling
    .toSorted((one, other) => other.at - one.at)
    .slice(0, MOST)
    .toSorted((one, other) => Number(one.counter) - Number(other.counter));
  if (calls.length === 0) return null;
  return (
    <section class="counters" aria-labelledby="counters-title">
      <h2 id="counters-title" class="panel-title">
        <InBoth text={texts.counters} />
      </h2>
      <ul class={calls.length > ROOMY ? 'counters-list counters-many' : 'counters-list'}>
        {calls.map((call) => (
          <li
            key={call.counter}
            class={
              shown !== undefined && nameOf(shown) === nameOf(call)
                ? 'at-counter at-counter-new'
                : 'at-counter'
            }
          >
            <span class="at-counter-where">
              {texts.counter.id} <b>{call.counter}</b>
            </span>{' '}
            <span class="at-counter-number">{call.ticket}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Calls before the one that stands large, newest first. */
export function LastCalls({ last, shown }: { last: Board['last']; shown: Call | undefined }) {
  const before = last.filter((call) => shown === undefined || nameOf(call) !== nameOf(shown)).slice(0, 4);
  if (before.length === 0) return null;
  return (
    <section class="last" aria-labelledby="last-title">
      <h2 id="last-title" class="panel-title">
        <InBoth text={texts.last} />
      </h2>
      <ol class="last-list">
        {before.map((call) => (
          <li key={nameOf(call)}>
            <b>{call.ticket}</b>{' '}
            <span class="last-where">
              <Onward />
              <span class="out-of-sight">{texts.counter.id} </span>
              {call.counter}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
