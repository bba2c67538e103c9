import * as z from 'zod/mini';
import { ask } from './ask.ts';

/** What the staff site says of signing in from a terminal. */
const settings = z.object({
  domain: z.string(),
  terminalClient: z.string(),
  terminalRedirects: z.array(z.string()).check(z.minLength(1)),
});
export type Issuer = z.infer<typeof settings>;

const granted = z.object({
  access_token: z.string(),
  refresh_token: z.optional(z.string()),
  expires_in: z.number(),
});

/** Tokens of a terminal; `expiresAt` is of the access token, in epoch milliseconds. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
  readonly expiresAt: number;
}

/** Reads where one signs in to the staff site at this address. */
export async function issuerOf(site: string): Promise<Issuer> {
  const answer = await ask(`${site}/masuk.json`);
  const { success, data } = settings.safeParse(answer.status === 200 ? json(answer.text) : undefined);
  if (success) return data;
  throw new Error(`${site} bukan situs petugas Balai. (${site} is no staff site of Balai.)`);
}

/** Exchanges a code or a refresh token; undefined when the issuer does not take it. */
export async function exchange(
  { domain, terminalClient }: Issuer,
  form: Readonly<Record<string, string>>,
): Promise<Tokens | undefined> {
  const answer = await ask(`${domain}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: terminalClient, ...form }).toString(),
  });
  if (answer.status === 400) return undefined;
  const { access_token, refresh_token, expires_in } = granted.parse(json(answer.text));
  return {
    access: access_token,
    refresh: refresh_token ?? form['refresh_token'] ?? '',
    expiresAt: Date.now() + expires_in * 1000,
  };
}

/** Ends a refresh token and what came of it. */
export async function revoke({ domain, terminalClient }: Issuer, { refresh }: Tokens): Promise<void> {
  await ask(`${domain}/oauth2/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: terminalClient, token: refresh }).toString(),
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
