import * as z from 'zod/mini';
import type { Parts } from './request.ts';

const ticket = z.object({ id: z.string(), ticket: z.string(), state: z.string() });
const issued = z.object({ ticket, link: z.string() });
const counter = z.object({
  id: z.string(),
  state: z.string(),
  ticket: z.nullable(ticket),
  parked: z.array(ticket),
});
const atCounter = z.object({ counter });
const wholeFloor = z.object({ counters: z.array(counter), tickets: z.array(ticket) });

/** A ticket that can be followed: with the place in paths and the key of its link. */
interface Followed {
  readonly office: string;
  readonly date: string;
  readonly ticket: string;
  readonly label: string;
  readonly key: string;
}

/** What answers told of one hall: the numbers that were given there, and the counters as they stood last. */
export class FloorFindings {
  readonly #followed: Followed[] = [];
  readonly #states = new Map<string, string>();
  readonly #counters = new Map<string, z.output<typeof counter>>();

  /** Takes note of what an answer tells of tickets and counters. */
  note(answer: unknown): void {
    const number = issued.safeParse(answer).data;
    if (number) this.#follow(number);
    const one = atCounter.safeParse(answer).data;
    if (one) this.#see(one.counter);
    const all = wholeFloor.safeParse(answer).data;
    for (const seen of all?.counters ?? []) this.#see(seen);
    for (const { id, state } of all?.tickets ?? []) this.#states.set(id, state);
  }

  #follow({ ticket: { id, ticket: label, state }, link }: z.output<typeof issued>): void {
    const [office = '', date = '', ...key] = (link.split('#')[1] ?? '').split('.');
    this.#followed.push({ office, date, ticket: id, label, key: key.join('.') });
    this.#states.set(id, state);
  }

  #see(seen: z.output<typeof counter>): void {
    this.#counters.set(seen.id, seen);
    for (const { id, state } of [seen.ticket ?? [], seen.parked].flat()) this.#states.set(id, state);
  }

  /** Numbers as people read them: `W001`. */
  get labels(): readonly string[] {
    return this.#followed.map(({ label }) => label);
  }

  /** The place of a ticket, with its key; where it is rated mostly one that has been served. */
  place(parts: Parts, pick: number, served: boolean): Parts {
    const done = this.#followed.filter((one) => this.#states.get(one.ticket) === 'DONE');
    const known = served && done.length > 0 && pick % 3 > 0 ? done : this.#followed;
    const found = known[pick % known.length];
    if (!found) return parts;
    const { office, date, ticket, key } = found;
    return {
      ...parts,
      path: { ...parts.path, office, date, ticket },
      headers: { ...parts.headers, 'booking-key': key },
    };
  }

  /** An action upon who stands or is parked at a counter, at that counter. */
  action(parts: Parts, body: Readonly<Record<string, unknown>>, pick: number): Parts {
    const present = [...this.#counters.values()].flatMap(({ id, ticket, parked }) =>
      [ticket ?? [], parked].flat().map((one) => ({ counter: id, ticket: one.id })),
    );
    const found = present[pick % present.length];
    if (!found) return parts;
    const path = { ...parts.path, counter: found.counter };
    // A call that was made up is that of no ticket.
    const call = pick % 8 === 0 ? body['call'] : undefined;
    return { ...parts, path, body: { ...body, ticket: found.ticket, call } };
  }

  /** A call mostly where it can succeed: at an open counter with nobody at it, or one that ends the service first. */
  call(parts: Parts, body: Readonly<Record<string, unknown>>, pick: number): Parts {
    const ready = [...this.#counters.values()].filter(
      ({ state, ticket }) => state === 'open' && (ticket === null || ticket.state === 'SERVING'),
    );
    const found = ready[pick % ready.length];
    if (!found || pick % 3 === 0) return parts;
    const finish = found.ticket === null ? undefined : (body['finish'] ?? 'finished');
    const waiting = this.#followed.filter((one) => this.#states.get(one.ticket) === 'WAITING');
    const named = body['ticket'] === undefined ? undefined : waiting[pick % waiting.length]?.ticket;
    const path = { ...parts.path, counter: found.id };
    return { ...parts, path, body: { ...body, finish, ticket: pick % 3 === 1 ? undefined : named } };
  }
}
