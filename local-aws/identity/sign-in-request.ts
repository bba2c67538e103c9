import * as z from 'zod/mini';
import type { Client, UserPool } from './user-pool.ts';

const query = z.object({
  response_type: z.optional(z.string()),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.optional(z.string()),
  state: z.optional(z.string()),
  nonce: z.optional(z.string()),
  prompt: z.optional(z.string()),
  code_challenge: z.optional(z.string()),
  code_challenge_method: z.optional(z.string()),
});

/** What a program asks for when it sends somebody to sign in. */
export interface SignInRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly challenge: string;
  /** `login`: ask anew, whoever is signed in; `none`: never ask. */
  readonly prompt: string | undefined;
}

/** An unknown program or address is told to the person; any other fault goes back to the program. */
export type SignInFault =
  | { readonly kind: 'page'; readonly error: string }
  | { readonly kind: 'redirect'; readonly to: string };

export function readSignInRequest(pool: UserPool, parameters: URLSearchParams): SignInRequest | SignInFault {
  const { success, data } = query.safeParse(Object.fromEntries(parameters));
  const client = success ? pool.clients.get(data.client_id) : undefined;
  if (!success || client === undefined) return { kind: 'page', error: 'invalid_client' };
  // Exactly as registered: no prefix, port or trailing slash is forgiven.
  if (!client.callbackUrls.includes(data.redirect_uri)) return { kind: 'page', error: 'redirect_mismatch' };

  const fault = (error: string, error_description: string): SignInFault => ({
    kind: 'redirect',
    to: withParameters(data.redirect_uri, { error, error_description, state: data.state }),
  });
  if (data.response_type !== 'code') return fault('unsupported_response_type', 'response_type must be code');
  // Cognito takes a code without a challenge as well; a program that forgets it must fail here.
  if (data.code_challenge_method !== 'S256' || !/^[\w-]{43}$/.test(data.code_challenge ?? '')) {
    return fault('invalid_request', 'code_challenge with code_challenge_method=S256 required');
  }
  const scopes = data.scope?.split(' ') ?? client.scopes;
  if (!scopes.every((scope) => client.scopes.includes(scope))) return fault('invalid_scope', 'invalid_scope');
  return {
    client,
    redirectUri: data.redirect_uri,
    scope: scopes.join(' '),
    state: data.state,
    nonce: data.nonce,
    challenge: data.code_challenge ?? '',
    prompt: data.prompt,
  };
}

export function withParameters(
  url: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) target.searchParams.set(name, value);
  }
  return target.href;
}
