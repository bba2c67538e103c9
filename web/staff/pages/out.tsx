import type { Standing } from '../sign-in/session.ts';
import { useText } from '../texts/language.tsx';

type Why = Extract<Standing, { kind: 'out' }>['why'];

/** Nobody is signed in. */
export function Out({ why, onSignIn }: { why: Why; onSignIn: () => void }) {
  const { t } = useText();
  return (
    <div class="stack narrow">
      <h1>{t.title}</h1>
      <div role="status">{why !== undefined && <p class={`notice notice-${why}`}>{t.why[why]}</p>}</div>
      <p class="lead">{t.lead}</p>
      <button type="button" class="button" onClick={onSignIn}>
        {t.signIn}
      </button>
    </div>
  );
}
