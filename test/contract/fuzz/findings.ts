import { createHash, randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import * as z from 'zod/mini';
import { routes } from '#services/queue/contract.ts';
import { nikOf } from '../../world/citizen.ts';
import type { Reply } from './judge.ts';
import type { Parts } from './request.ts';
import type { Door } from './run.ts';
import { people } from './vocabulary.ts';

const opened = z.object({ booking: z.object({ id: z.string(), office: z.string() }), key: z.string() });

/** What requests need that only the run knows: proofs of work that are solved, and bookings that were made. */
export class Findings {
  readonly #proofs: { key: string; nik: string; salt: string; altcha: string }[] = [];
  readonly #held: (z.output<typeof opened> & { readonly nik?: string | undefined })[] = [];

  /** Proofs for some people, so that their bookings are refused for better reasons than the proof. */
  async prepare(door: Door): Promise<void> {
    for (let number = 0; number < people; number += 1) {
      const [key, nik, salt] = [randomUUID(), nikOf(number), randomUUID()];
      const bind = createHash('sha256').update(`${nik}\n${key}\n${salt}`).digest('hex');
      const target = `${routes.createChallenge.path}?office=disdukcapil&bind=${bind}`;
      const reply = await door.send({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) }, 'nobody');
      const challenge = routes.createChallenge.answer.schema.parse(JSON.parse(reply?.body ?? ''));
      const solution = await solveChallenge({ challenge, deriveKey });
      const altcha = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
      this.#proofs.push({ key, nik, salt, altcha });
    }
  }

  readonly fill = (parts: Parts, pick: number): Parts => {
    const proof = this.#proofs[pick % this.#proofs.length];
    if (proof && isRecord(parts.body) && 'altcha' in parts.body && isRecord(parts.body['person'])) {
      const { key, nik, salt, altcha } = proof;
      const person = { ...parts.body['person'], nik };
      return { ...parts, headers: { 'idempotency-key': key }, body: { ...parts.body, person, salt, altcha } };
    }
    return 'id' in parts.path ? this.#aboutBooking(parts, pick) : parts;
  };

  /** With the key of a booking; staff name its person, whose card they hold, and are of its office. */
  #aboutBooking(parts: Parts, pick: number): Parts {
    const byCard = isRecord(parts.body) && 'nik' in parts.body;
    const known = byCard ? this.#held.filter(({ nik }) => nik !== undefined) : this.#held;
    const held = known[pick % known.length];
    if (!held) return parts;
    const { id, office } = held.booking;
    const path = { ...parts.path, id, ...('office' in parts.path && { office }) };
    const headers = { ...parts.headers, 'booking-key': held.key };
    const body =
      byCard && isRecord(parts.body) ? { ...parts.body, nik: held.nik, document: undefined } : parts.body;
    return { path, query: parts.query, headers, body };
  }

  note({ status, body }: Reply, sent: Buffer): void {
    if (status >= 300 || !body.startsWith('{')) return;
    const read = opened.safeParse(JSON.parse(body));
    if (read.success) this.#held.push({ ...read.data, nik: nikIn(sent) });
  }
}

const booked = z.object({ person: z.object({ nik: z.string() }) });

/** Whom a request booked for. */
function nikIn(sent: Buffer): string | undefined {
  const text = sent.toString();
  return text.startsWith('{') ? booked.safeParse(JSON.parse(text)).data?.person.nik : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
