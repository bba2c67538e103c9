import type { Route } from '#shared/http/route.ts';
import { type SignedIn, signIn } from '../world/staff.ts';

/** What was answered, or the code of the refusal. */
export type Told<Answer> = { readonly answer: Answer } | { readonly refused: string };

type Asked<Answer> = Pick<Route<unknown, Answer>, 'method' | 'path' | 'answer'>;

interface Sent {
  readonly path: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
}

/** One account of staff at the HTTP door, wherever that is now; signs in anew when its token has run out. */
export class StaffDoor {
  readonly #door: () => string;
  readonly #group: string;
  #signedIn: Promise<SignedIn> | undefined;

  constructor(door: () => string, group: string) {
    this.#door = door;
    this.#group = group;
  }

  async ask<Answer>(route: Asked<Answer>, sent: Sent): Promise<Told<Answer>> {
    const known = this.#signedIn ?? this.#signIn();
    let reply = await this.#send(route, sent, await known);
    if (reply.status === 401) {
      // Somebody else at this account may have signed in meanwhile.
      const anew = this.#signedIn === known || this.#signedIn === undefined ? this.#signIn() : this.#signedIn;
      reply = await this.#send(route, sent, await anew);
    }
    if (!reply.ok) return { refused: reply.headers.get('x-refusal') ?? String(reply.status) };
    return { answer: route.answer.schema.parse(await reply.json()) };
  }

  #signIn(): Promise<SignedIn> {
    const signingIn = signIn({ url: this.#door() }, this.#group);
    this.#signedIn = signingIn;
    signingIn.catch(() => {
      if (this.#signedIn === signingIn) this.#signedIn = undefined;
    });
    return signingIn;
  }

  #send(
    route: Asked<unknown>,
    { path, body, key }: Sent,
    { token }: Pick<SignedIn, 'token'>,
  ): Promise<Response> {
    const target = route.path.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? '');
    return fetch(`${this.#door()}${target}`, {
      method: route.method,
      signal: AbortSignal.timeout(30_000),
      headers: {
        authorization: `Bearer ${token}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}
