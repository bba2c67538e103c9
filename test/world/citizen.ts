import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import {
  type BookingRequest,
  type HeldBooking,
  type OpenedBooking,
  type Problem,
  problem,
  routes,
} from '#services/queue/contract.ts';

/** What a booking request was answered: the booking, or why not. Anything outside the contract throws. */
export type BookingReply =
  | { readonly status: 201; readonly held: HeldBooking }
  | { readonly status: number; readonly problem: Problem };

/** `booked`, or the code of the refusal. */
export const outcome = (reply: BookingReply): string => ('held' in reply ? 'booked' : reply.problem.code);

export interface Wish {
  readonly office: string;
  readonly service: string;
  readonly date: string;
  readonly window: string;
  /** The request for a document that the visit is for. */
  readonly request?: string;
}

/** A NIK of correct form for each number from 0 to 9,998,999. */
export const nikOf = (number: number): string => {
  const serial = String((number % 9999) + 1).padStart(4, '0');
  const year = String(Math.floor(number / 9999) % 100).padStart(2, '0');
  return `1274011507${year}${serial}`;
};

/** Asks until it is answered for good, as the page does: what a busy door says is no answer. */
async function answered(ask: () => Promise<Response>, patience = 60): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    if (answer.status < 500 || attempt === patience) return answer;
    await new Promise((done) => setTimeout(done, 50 + Math.random() * 100));
  }
}

/** Somebody with a phone: asks for a challenge, solves it, books, and repeats what was not answered. */
export class Citizen {
  readonly nik: string;
  readonly key = randomUUID();
  readonly #door: () => string;
  #request: BookingRequest | undefined;

  constructor(door: () => string, nik: string) {
    this.#door = door;
    this.nik = nik;
  }

  /** The request body for a wish, with its proof of work. */
  async prepare(wish: Wish, extra: Partial<BookingRequest['person']> = {}): Promise<BookingRequest> {
    const salt = randomBytes(16).toString('base64url');
    const bind = createHash('sha256').update(`${this.nik}\n${this.key}\n${salt}`).digest('hex');
    const query = new URLSearchParams({ office: wish.office, bind });
    const answer = await answered(() => fetch(`${this.#door()}/api/queue/challenge?${query}`));
    const text = await answer.text();
    if (!answer.ok) throw new Error(`No challenge: ${answer.status} ${text}`);
    const challenge: Challenge = JSON.parse(text);
    const solution = await solveChallenge({ challenge, deriveKey });
    const altcha = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const person = { nik: this.nik, name: 'Siti Nurhaliza', phone: '081234567890', ...extra };
    this.#request = { ...wish, person, salt, altcha };
    return this.#request;
  }

  /** Asks for a place of a full day, or of one that is drawn. */
  async wish(
    { windows, ...place }: Omit<Wish, 'window'> & { readonly windows: readonly string[] },
    extra: Partial<BookingRequest['person']> = {},
  ): Promise<OpenedBooking> {
    const { window: _, ...body } = await this.prepare({ ...place, window: '' }, extra);
    const answer = await answered(() =>
      fetch(`${this.#door()}/api/queue/wishes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': this.key },
        body: JSON.stringify({ ...body, windows }),
      }),
    );
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`No wish: ${answer.status} ${text}`);
    return routes.wishForSlot.answer.schema.parse(JSON.parse(text));
  }

  /** Sends the prepared request once. */
  async send(): Promise<BookingReply> {
    const answer = await fetch(`${this.#door()}/api/queue/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': this.key },
      body: JSON.stringify(this.#request),
    });
    const body = await answer.json();
    return answer.status === 201
      ? { status: 201, held: routes.bookSlot.answer.schema.parse(body) }
      : { status: answer.status, problem: problem.parse(body) };
  }

  /** Sends the prepared request until it is answered for good: not 503, not 429 of the door, not a cut line. */
  async insist(patience = 60): Promise<BookingReply> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.send().catch(() => undefined);
      if (reply && reply.status !== 503 && reply.status !== 504) return reply;
      if (attempt === patience) throw new Error(`No definite answer after ${patience} attempts`);
      await new Promise((done) => setTimeout(done, 50 + Math.random() * 100));
    }
  }

  async book(wish: Wish): Promise<BookingReply> {
    await this.prepare(wish);
    return this.insist();
  }
}
