import { useEffect } from 'preact/hooks';
import { Frame } from '../staff/frame.tsx';
import { useWords } from './texts/use-words.ts';

/** When this tab last went to the sign-in page by itself. */
const TRIED = 'balai.kiosk.tried';
/** Milliseconds in which it goes there by itself only once: an issuer that says no is not asked in a circle. */
const ONCE_IN = 10_000;

/** The issuer has said yes: the next time may come at once. */
export const signedInAgain = (): void => sessionStorage.removeItem(TRIED);

/** The kiosk is signed out: it signs in again by itself, as far as the issuer remembers it. */
export function KioskOut({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useWords();
  useEffect(() => {
    const look = () => {
      const tried = Number(sessionStorage.getItem(TRIED) ?? 0);
      if (Date.now() - tried < ONCE_IN) return;
      sessionStorage.setItem(TRIED, String(Date.now()));
      onSignIn();
    };
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Frame heading={t.out.title}>
      <div class="stack narrow">
        <h1>{t.out.title}</h1>
        <p class="lead">{t.out.lead}</p>
        <button type="button" class="button" onClick={onSignIn}>
          {t.out.signIn}
        </button>
      </div>
    </Frame>
  );
}
