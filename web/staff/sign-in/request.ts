import type { SignInSettings } from './settings.ts';

/** What a returning browser must prove to have begun; in the tab, until it returns. */
interface Begun {
  readonly state: string;
  readonly verifier: string;
  readonly nonce: string;
  /** The page that was asked for. */
  readonly place: string;
}

const KEPT = 'balai.sign-in';

/** Pages of a machine in the hall: nobody stands beside it who could sign in again after every reload. */
export const isKioskPage = (place: string): boolean => place.startsWith('/kios/');

/**
 * The sign-in page to go to. It always asks: who used this computer before must not be taken for who sits there now. Only a
 * kiosk goes on as the account that the issuer remembers, and as no other than a kiosk's (session.ts).
 */
export async function beginSignIn(
  { domain, siteClient, redirectUri }: SignInSettings,
  place: string,
): Promise<string> {
  const begun: Begun = { state: random(), verifier: random(), nonce: random(), place };
  sessionStorage.setItem(KEPT, JSON.stringify(begun));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: siteClient,
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await digest(begun.verifier),
    code_challenge_method: 'S256',
    ...(isKioskPage(place) ? {} : { prompt: 'login' }),
  });
  return `${domain}/oauth2/authorize?${query}`;
}

/** What came back in the address, if this tab asked for it; what was kept for it is forgotten in any case. */
export function readReturn(search: string): { readonly code: string; readonly begun: Begun } | undefined {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const query = new URLSearchParams(search);
  const code = query.get('code');
  if (kept === null || code === null) return undefined;
  const begun: Begun = JSON.parse(kept);
  return query.get('state') === begun.state ? { code, begun } : undefined;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const digest = async (text: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
