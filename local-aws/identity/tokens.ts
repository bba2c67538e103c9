import { createHash, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Host } from '../host.ts';
import type { Account } from './accounts.ts';
import type { Grant } from './grants.ts';
import { signingKeys } from './signing-keys.ts';
import type { Client, UserPool } from './user-pool.ts';

export interface TokensOf {
  readonly pool: UserPool;
  readonly client: Client;
  readonly account: Account;
  readonly grant: Grant;
  readonly origin: string;
  readonly nonce?: string | undefined;
}

/** An access token and an ID token with Cognito's claims: the first has `client_id` and no `aud`, the second the reverse. */
export async function mintTokens(
  { pool, client, account, grant, origin, nonce }: TokensOf,
  host: Host,
): Promise<{ readonly access_token: string; readonly id_token: string }> {
  const { kid, sign } = await signingKeys(host).of(pool.id);
  const now = Math.floor(host.now() / 1000);
  const claims = {
    sub: account.sub,
    iss: pool.issuer,
    origin_jti: origin,
    auth_time: grant.signedInAt,
    iat: now,
    ...(account.groups.length > 0 && { 'cognito:groups': account.groups }),
  };
  const signed = (more: object) =>
    new SignJWT({ ...claims, jti: randomUUID(), ...more })
      .setProtectedHeader({ kid, alg: 'RS256' })
      .sign(sign);

  const access_token = await signed({
    token_use: 'access',
    client_id: client.id,
    scope: grant.scope,
    version: 2,
    username: account.sub,
    exp: now + client.lifetimes.access,
  });
  const id_token = await signed({
    token_use: 'id',
    aud: client.id,
    at_hash: createHash('sha256').update(access_token).digest().subarray(0, 16).toString('base64url'),
    'cognito:username': account.sub,
    email: account.email,
    email_verified: true,
    name: account.name,
    ...(nonce !== undefined && { nonce }),
    exp: now + client.lifetimes.id,
  });
  return { access_token, id_token };
}
