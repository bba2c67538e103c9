import { type BrowserSignIn, signInByBrowser } from './browser.ts';
import { exchange, issuerOf, revoke } from './issuer.ts';
import { KeptTokens } from './kept-tokens.ts';

/** The staff site of the one-machine host. */
export const localStaffSite = 'http://petugas.localhost:8080';

/** Milliseconds before its end at which a token is no longer used. */
const SPARE = 60_000;

export interface TokenWish extends BrowserSignIn {
  /** Origin of the staff site. */
  readonly site: string;
  /** `BALAI_TOKEN` is used as it is, where nobody can sign in. */
  readonly env: NodeJS.ProcessEnv;
}

/** A token for the APIs behind a staff site: given, kept, renewed, or from a browser, in this order. */
export async function accessToken({ site, env, ...browser }: TokenWish): Promise<string> {
  const given = env['BALAI_TOKEN'];
  if (given) return given;
  const store = new KeptTokens(site, env);
  const kept = store.read();
  if (kept !== undefined && kept.expiresAt - SPARE > Date.now()) return kept.access;

  const issuer = await issuerOf(site);
  const renewed =
    kept && (await exchange(issuer, { grant_type: 'refresh_token', refresh_token: kept.refresh }));
  const tokens = renewed ?? (await signInByBrowser(issuer, browser));
  store.write(tokens);
  return tokens.access;
}

/** Ends what is kept, here and at the issuer. */
export async function signOut(site: string, env: NodeJS.ProcessEnv): Promise<void> {
  const store = new KeptTokens(site, env);
  const kept = store.read();
  store.forget();
  if (kept !== undefined) await revoke(await issuerOf(site), kept);
}
