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

/** One account of staff at the HTTP door; signs in anew when its token has run out. */
export class StaffDoor {
  readonly #url: string;
  readonly #group: string;
  #signedIn: Promise<SignedIn> | undefined;

  constructor(url: string, group: string) {
    this.#url = url;
    this.#group = group;
  }

  async ask<Answer>(route: Asked<Answer>, sent: Sent): Promise<Told<Answer>> {
    this.#signedIn ??= signIn({ url: this.#url }, this.#group);
    let reply = await this.#send(route, sent, await this.#signedIn);
    if (reply.status === 401) {
      this.#signedIn = signIn({ url: this.#url }, this.#group);
      reply = await this.#send(route, sent, await this.#signedIn);
    }
    if (!reply.ok) return { refused: reply.headers.get('x-refusal') ?? String(reply.status) };
    return { answer: route.answer.schema.parse(await reply.json()) };
  }

  #send(
    route: Asked<unknown>,
    { path, body, key }: Sent,
    { token }: Pick<SignedIn, 'token'>,
  ): Promise<Response> {
    const target = route.path.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? '');
    return fetch(`${this.#url}${target}`, {
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
