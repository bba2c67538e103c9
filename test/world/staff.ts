import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import * as z from 'zod/mini';

/** Tokens of somebody who signed in. */
export interface SignedIn {
  /** Goes into `Authorization: Bearer …`. */
  readonly token: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** Where the issuer answers, and for which program it gave the tokens. */
  readonly domain: string;
  readonly clientId: string;
}

const wellKnown = z.object({ domain: z.string(), siteClient: z.string(), redirectUri: z.string() });
const tokens = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string() });

/**
 * Signs somebody in through the real protocol: code and PKCE over the local sign-in page. `group` is `region/operator` or
 * `<office>/<role>`, such as `disdukcapil/head`; the world has one person for each.
 */
export async function signIn({ url }: { readonly url: string }, group: string): Promise<SignedIn> {
  const { domain, siteClient: clientId, redirectUri } = await signInSettings(url);
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state: 'test',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'login',
  });
  const page = await (await fetch(`${domain}/oauth2/authorize?${query}`)).text();
  const account = accountIn(page, group);
  const chosen = await fetch(`${domain}/login?${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ account }),
  });
  const code = new URL(chosen.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const exchanged = await fetch(`${domain}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  const got = tokens.parse(await exchanged.json());
  return {
    token: got.access_token,
    idToken: got.id_token,
    refreshToken: got.refresh_token,
    domain,
    clientId,
  };
}

/** The value of the button of the person with this group; its mail address is made of it. */
function accountIn(page: string, group: string): string {
  const email = `${group.split('/').toReversed().join('.')}@`;
  const button = page.split('<button ').find((part) => part.includes(`>${email}`));
  const account = /value="([^"]+)"/.exec(button ?? '')?.[1];
  if (account === undefined) throw new Error(`Nobody in this world is ${group}.`);
  return account;
}

/** How the staff site says that one signs in. Node does not resolve *.localhost, so the host name is sent by hand. */
async function signInSettings(url: string): Promise<z.infer<typeof wellKnown>> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const target = new URL('/masuk.json', url);
  const asked = request(target, { headers: { host: `petugas.localhost:${target.port}` } }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    response.on('end', () => resolve(text));
  });
  asked.on('error', reject).end();
  const settings = wellKnown.parse(JSON.parse(await promise));
  return { ...settings, domain: settings.domain.replace('//localhost', '//127.0.0.1') };
}
