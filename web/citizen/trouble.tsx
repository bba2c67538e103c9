import type { Answered } from './api/use-answer.ts';
import { useText } from './texts/language.tsx';

/** In place of an answer that has not come: that it is on its way, or why not and what to do. */
export function Trouble<T>({ answer }: { answer: Answered<T> }) {
  const { t, say } = useText();
  const { body, trouble, again } = answer;
  if (trouble === 'none') {
    return body === undefined ? (
      <p class="awaited" role="status">
        {t.loading}
      </p>
    ) : null;
  }
  const offline = trouble === 'silence' && !navigator.onLine;
  return (
    <div class="notice notice-warning" role="alert">
      <h2>{offline ? t.offline.title : t.offline.failed}</h2>
      <p>{offline ? t.offline.text : trouble === 'silence' ? t.offline.failedText : say(trouble.text)}</p>
      <button type="button" class="button button-quiet" onClick={again}>
        {t.retry}
      </button>
    </div>
  );
}
