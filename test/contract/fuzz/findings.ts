import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import * as z from 'zod/mini';
import { routes as documents } from '#services/documents/contract.ts';
import { lettered } from '#services/documents/testing/letters-api.ts';
import { rightful } from '#services/documents/testing/rights-api.ts';
import { routes } from '#services/queue/contract.ts';
import type { Route } from '#shared/http/route.ts';
import { bindOf } from '#shared/proof-of-work/subject.ts';
import { nikOf } from '../../world/citizen.ts';
import { ClosingFindings } from './closing-findings.ts';
import { FloorFindings } from './floor-findings.ts';
import type { Reply } from './judge.ts';
import type { Parts } from './request.ts';
import { withApplicant } from './request-findings.ts';
import type { Door } from './run.ts';
import { type Proven, setScene } from './scene.ts';
import { VerifierFindings } from './verifier-findings.ts';
import { people } from './vocabulary.ts';

const booking = z.object({
  id: z.string(),
  office: z.string(),
  service: z.string(),
  date: z.string(),
  ticket: z.string(),
  checkIn: z.string(),
  state: z.string(),
});
const opened = z.object({ booking, key: z.string() });

/** Bookings that the scene is set with. */
const guests = 6;

/** What requests need that only the run knows: proofs of work that are solved, bookings, numbers and closings that were made. */
export class Findings {
  readonly #proofs: Proven[] = [];
  #draft: Proven | undefined;
  readonly #held: (z.output<typeof opened> & { readonly nik?: string | undefined })[] = [];
  readonly #floor = new FloorFindings();
  readonly #closings = new ClosingFindings();
  readonly #verifier = new VerifierFindings();

  /** Proofs for some people, so that their bookings are refused for better reasons than the proof; then the scene. */
  async prepare(door: Door): Promise<void> {
    for (let number = 0; number < people; number += 1) {
      this.#proofs.push(await prove(door, routes.createChallenge.path, nikOf(number)));
    }
    this.#draft = await prove(door, documents.createChallenge.path, 'draft');
    await setScene(door, (reply, sent) => this.note(reply, sent), this.#proofs.slice(0, guests));
  }

  readonly fill = (parts: Parts, pick: number, route: Pick<Route, 'method' | 'path'>): Parts => {
    const { path } = route;
    if (/\/requests\/\{request\}\/(look|looks|steps)$/.test(path)) return this.#verifier.fill(parts, pick);
    if (/^\/api\/documents\/(letters|.*\/letter)/.test(path)) return withRequest(parts, pick);
    if (/^\/api\/documents\/persons\//.test(path)) return withRightful(parts, pick);
    if (/^\/api\/documents\/(?!settings)/.test(path) && this.#draft) {
      return withApplicant(parts, pick, { route, proof: this.#draft });
    }
    const proof = this.#proofs[pick % this.#proofs.length];
    if (proof && isRecord(parts.body) && 'altcha' in parts.body && isRecord(parts.body['person'])) {
      const { key, nik, salt, altcha } = proof;
      const person = { ...parts.body['person'], nik };
      return { ...parts, headers: { 'idempotency-key': key }, body: { ...parts.body, person, salt, altcha } };
    }
    if ('closing' in parts.path) return this.#closings.fill(parts, pick);
    if ('ticket' in parts.path) return this.#floor.place(parts, pick, path.endsWith('/rating'));
    if ('id' in parts.path) return this.#aboutBooking(parts, pick, path);
    if (!isRecord(parts.body)) return parts;
    if (/\/persons\/(export|erase)$/.test(path)) return this.#person(parts, parts.body, pick);
    if (path.endsWith('/actions')) return this.#floor.action(parts, parts.body, pick);
    if (path.endsWith('/calls')) return this.#floor.call(parts, parts.body, pick);
    return path.endsWith('/check-ins') ? this.#comingIn(parts, parts.body, pick) : parts;
  };

  /** A person by one of the three that name one. */
  #person(parts: Parts, body: Readonly<Record<string, unknown>>, pick: number): Parts {
    const held = this.#held[pick % this.#held.length];
    const { nik: _, document: __, booking: ___, ...rest } = body;
    const named = [
      { nik: held?.nik ?? body['nik'] },
      { document: { kind: 'passport', number: 'X1234567' } },
      { booking: held?.booking.id ?? body['booking'] },
    ][pick % 3];
    return { ...parts, body: { ...rest, ...named } };
  }

  /**
   * A code of a booking, or the number of somebody in the hall. With a clock that stands no booking can be checked in: what can
   * still be booked is too early for it. Who has a number is answered as who has checked in.
   */
  #comingIn(parts: Parts, body: Readonly<Record<string, unknown>>, pick: number): Parts {
    const codes = pick % 2 ? this.#held.map((held) => held.booking.checkIn) : this.#floor.labels;
    return { ...parts, body: { ...body, code: codes[pick % codes.length] ?? body['code'] } };
  }

  /** With the key of a booking; staff name its person, whose card they hold, and are of its office. */
  #aboutBooking(parts: Parts, pick: number, route: string): Parts {
    const byCard = isRecord(parts.body) && 'nik' in parts.body;
    const fit = this.#fitFor(route, pick);
    const anyone = fit.length > 0 ? fit : this.#held;
    const known = byCard ? anyone.filter(({ nik }) => nik !== undefined) : anyone;
    const held = known[pick % known.length];
    if (!held) return parts;
    const { id, office } = held.booking;
    const path = { ...parts.path, id, ...('office' in parts.path && { office }) };
    const headers = { ...parts.headers, 'booking-key': held.key };
    const body =
      byCard && isRecord(parts.body) ? { ...parts.body, nik: held.nik, document: undefined } : parts.body;
    return { path, query: parts.query, headers, body };
  }

  /** Bookings with which a route mostly goes on: an offer needs one that lost its place, a move one that nobody has given up. */
  #fitFor(route: string, pick: number) {
    if (route.endsWith('/offer')) return this.#held.filter(({ booking }) => this.#closings.took(booking));
    if (!/\/(move|calendar\.ics)$/.test(route) || pick % 3 === 0) return [];
    const ended = new Set(
      this.#held.flatMap(({ booking: { id, state } }) => (state === 'BOOKED' ? [] : [id])),
    );
    return this.#held.filter(({ booking }) => !ended.has(booking.id));
  }

  note({ status, body }: Reply, sent: Buffer): void {
    if (status >= 300 || !body.startsWith('{')) return;
    const answer: unknown = JSON.parse(body);
    this.#floor.note(answer);
    this.#closings.note(answer);
    this.#verifier.note(answer);
    const read = opened.safeParse(answer);
    if (read.success) this.#held.push({ ...read.data, nik: nikIn(sent) });
  }
}

/** A solved proof of work about a NIK, or about something else that is told by a word. */
async function prove(door: Door, path: string, nik: string): Promise<Proven> {
  const [key, salt] = [randomUUID(), randomUUID()];
  const bind = bindOf({ about: nik, key, salt });
  const target = `${path}?office=disdukcapil&bind=${bind}`;
  const reply = await door.send({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) }, 'nobody');
  const challenge = routes.createChallenge.answer.schema.parse(JSON.parse(reply?.body ?? ''));
  const solution = await solveChallenge({ challenge, deriveKey });
  const altcha = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  return { key, nik, salt, altcha };
}

/** With somebody who asked for documents. */
function withRightful(parts: Parts, pick: number): Parts {
  return isRecord(parts.body)
    ? { ...parts, body: { ...parts.body, nik: rightful[pick % rightful.length] } }
    : parts;
}

/** With one of the requests that have letters, or its key. */
function withRequest(parts: Parts, pick: number): Parts {
  const known = lettered[pick % lettered.length];
  if (known === undefined) return parts;
  const { request, key } = known;
  if (!('request' in parts.path)) return { ...parts, headers: { ...parts.headers, 'request-key': key } };
  return { ...parts, path: { ...parts.path, office: 'disdukcapil', request } };
}

const booked = z.object({ person: z.object({ nik: z.string() }) });

/** Whom a request booked for. */
function nikIn(sent: Buffer): string | undefined {
  const text = sent.toString();
  return text.startsWith('{') ? booked.safeParse(JSON.parse(text)).data?.person.nik : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
