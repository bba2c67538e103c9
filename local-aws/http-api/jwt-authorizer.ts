import { importJWK, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { jsonResponse, type WebRequest, type WebResponse } from '../http/web.ts';
import { signingKeys } from '../identity/signing-keys.ts';
import type { UserPool } from '../identity/user-pool.ts';

/** What the event says of who calls, under `requestContext.authorizer`. */
export interface Authorized {
  readonly jwt: {
    readonly claims: Readonly<Record<string, string>>;
    readonly scopes: readonly string[] | null;
  };
}

const verifiable = z.object({
  aud: z.optional(z.union([z.string(), z.array(z.string())])),
  client_id: z.optional(z.string()),
  scope: z.optional(z.string()),
  scp: z.optional(z.string()),
});

/** Lets in whoever carries a token that the pool signed for one of these audiences, as an HTTP API does. */
export class JwtAuthorizer {
  readonly #pool: UserPool;
  readonly #audience: readonly string[];
  readonly #host: Host;

  constructor({ pool, audience, host }: { pool: UserPool; audience: readonly string[]; host: Host }) {
    this.#pool = pool;
    this.#audience = audience;
    this.#host = host;
  }

  /** The claims; or 401, or 403 when none of the scopes was granted that a route asks for. */
  async authorize(
    { headers }: WebRequest,
    scopes: readonly string[],
  ): Promise<Authorized | { readonly refused: WebResponse }> {
    // API Gateway takes the token with and without the scheme.
    const token = (headers.authorization ?? '').replace(/^Bearer\s+/i, '');
    if (token === '') return { refused: unauthorized };
    const payload = await this.#verified(token);
    if (payload === undefined) return { refused: invalidToken };
    const { aud, client_id, scope, scp } = verifiable.parse(payload);
    // `client_id` counts only where there is no `aud`: Cognito's access tokens have none.
    const audiences = aud === undefined ? [client_id] : [aud].flat();
    if (!audiences.some((each) => each !== undefined && this.#audience.includes(each))) {
      return { refused: invalidToken };
    }
    const granted = (scope ?? scp ?? '').split(' ').filter(Boolean);
    if (scopes.length > 0 && !scopes.some((each) => granted.includes(each))) return { refused: forbidden };
    return { jwt: { claims: asText(payload), scopes: scopes.length > 0 ? granted : null } };
  }

  async #verified(token: string): Promise<JWTPayload | undefined> {
    try {
      const { publicJwk, kid } = await signingKeys(this.#host).of(this.#pool.id);
      const { payload, protectedHeader } = await jwtVerify(token, await importJWK(publicJwk, 'RS256'), {
        algorithms: ['RS256'],
        issuer: this.#pool.issuer,
        requiredClaims: ['exp', 'iat'],
        currentDate: new Date(this.#host.now()),
      });
      const early = (payload.iat ?? 0) > this.#host.now() / 1000;
      return protectedHeader.kid === kid && !early ? payload : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Every claim as text; a list as `[a b]`, without commas. */
function asText(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? `[${value.join(' ')}]`
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value),
    ]),
  );
}

const refusal = (status: number, message: string, challenge?: string): WebResponse => {
  const { headers, ...rest } = jsonResponse(status, { message });
  return {
    ...rest,
    headers: { ...headers, ...(challenge !== undefined && { 'www-authenticate': challenge }) },
  };
};

const unauthorized = refusal(401, 'Unauthorized', 'Bearer');
const invalidToken = refusal(401, 'Unauthorized', 'Bearer scope="" error="invalid_token"');
const forbidden = refusal(403, 'Forbidden', 'Bearer error="insufficient_scope"');
