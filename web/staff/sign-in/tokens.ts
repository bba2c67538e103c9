import type { SignInSettings } from './settings.ts';

/** What the issuer gave; it lives in this page's memory and nowhere else. */
export interface Tokens {
  readonly access: string;
  readonly id: string;
  readonly refresh: string;
  /** Of the access token, by this computer's clock in epoch milliseconds. */
  readonly expiresAt: number;
}

/** Who signed in, as the ID token says. */
export interface Person {
  /** The account, as services name it. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** `<office>/<role>` and `region/operator`. */
  readonly groups: readonly string[];
}

interface TokenAnswer {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
}

/** The issuer said no: signing in must begin anew. Silence of the network throws something else. */
export class Refused extends Error {}

/** Exchanges a code or a refresh token. The answer comes straight from the issuer, so its signature proves nothing more. */
export async function exchange(
  { domain, siteClient }: SignInSettings,
  form: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const answer = await fetch(`${domain}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: siteClient, ...form }),
  });
  if (answer.status >= 400 && answer.status < 500) throw new Refused(`Refused: ${answer.status}.`);
  if (!answer.ok) throw new Error(`No answer: ${answer.status}.`);
  const got: TokenAnswer = await answer.json();
  return {
    access: got.access_token,
    id: got.id_token,
    refresh: got.refresh_token ?? form['refresh_token'] ?? '',
    expiresAt: Date.now() + got.expires_in * 1000,
  };
}

interface IdClaims {
  readonly sub?: string;
  readonly name?: string;
  readonly email?: string;
  readonly nonce?: string;
  readonly 'cognito:groups'?: readonly string[];
}

export function readIdToken(token: string): Person & { readonly nonce: string | undefined } {
  const [, payload = ''] = token.split('.');
  const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const claims: IdClaims = JSON.parse(
    new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0))),
  );
  return {
    id: claims.sub ?? '',
    name: claims.name ?? claims.email ?? '',
    email: claims.email ?? '',
    groups: claims['cognito:groups'] ?? [],
    nonce: claims.nonce,
  };
}
