import { comeBack } from './come-back.ts';
import { later } from './later.tsx';
import { LanguageProvider } from './texts/language.tsx';

// The board hangs on a wall for years and needs no account: it is loaded without the pages of staff, and they without it.
const Board = later(() => import('../board/board.tsx').then(({ Board }) => Board, comeBack));
const SignedIn = later(() => import('./signed-in.tsx').then(({ SignedIn }) => SignedIn));

const BOARD = /^\/papan\/([\w-]+)\/?$/;

/** What an address of this site leads to: the public board of an office, or what staff sign in for (signed-in.tsx). */
export function App() {
  const office = BOARD.exec(location.pathname)?.[1];
  return (
    <LanguageProvider>{office === undefined ? <SignedIn /> : <Board office={office} />}</LanguageProvider>
  );
}
