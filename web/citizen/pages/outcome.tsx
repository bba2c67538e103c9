import type { Settled } from '../booking/persist.ts';
import { useText } from '../texts/language.tsx';

/** What became of a request that did not succeed, said where the button is. */
export function Outcome<T>({ state }: { state: Settled<T> | { kind: 'idle' | 'busy' } }) {
  const { t, say } = useText();
  return (
    <div role="status">
      {state.kind === 'busy' && <p class="out-of-sight">{t.loading}</p>}
      {state.kind === 'refused' && <p class="notice notice-warning">{say(state.problem.text)}</p>}
      {state.kind === 'unsure' && (
        <div class="notice notice-warning">
          <h2>{navigator.onLine ? t.offline.failed : t.offline.title}</h2>
          <p>{navigator.onLine ? t.offline.failedText : t.offline.text}</p>
        </div>
      )}
    </div>
  );
}
