import * as z from 'zod/mini';
import { date, idempotencyKey, instant, json, language, officePath, slug } from '#shared/http/parts.ts';
import { email } from '#shared/identity/email.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { identityDocument } from '#shared/identity/stated-identity.ts';
import { purpose } from '#shared/looks/purpose.ts';
import { askedFor, bookingRefusals, held } from '../held-booking.ts';
import { type QueueRoute, time } from '../parts.ts';

// What the desk does with bookings of people who stand there: find, void, book. By POST, because a NIK stands in no URL.

const words = purpose.check(z.describe('No NIK, phone number or name: it is kept in the record of access'));

const why = z.enum(['lost-ticket', 'booked-by-stranger', 'wrong-data', 'cannot-come', 'other'], {
  error: 'bad-purpose',
});

/** Who stands at the desk, by the paper that the officer holds, and why their bookings are looked at. */
const shown = {
  nik: z.optional(nik),
  document: z.optional(identityDocument.check(z.describe('Instead of a NIK'))),
  why,
  words: z.optional(words.check(z.describe('Needed where `why` is `other`'))),
};

interface Shown {
  readonly nik?: unknown;
  readonly document?: unknown;
  readonly why: string;
  readonly words?: unknown;
}
const namesOne = z.refine<Shown>((body) => (body.nik === undefined) !== (body.document === undefined), {
  error: 'bad-nik',
  path: ['nik'],
});
const saysOther = z.refine<Shown>((body) => body.why !== 'other' || body.words !== undefined, {
  error: 'bad-purpose',
  path: ['words'],
});

/** A booking as the desk is shown it: enough to talk about it with who stands there, not to reach anybody. */
const found = z.object({
  id: z.string(),
  ticket: z.string(),
  service: slug,
  date: z.string(),
  window: z.string(),
  windowEnd: z.string(),
  state: z.enum(['BOOKED', 'CANCELLED', 'ARRIVED']),
  phone: z.nullable(z.string().check(z.describe('Masked: `+6281•••••890`; null: none was given'))),
  /** Booked at a desk or by a helper. */
  forOthers: z.boolean(),
});

/** A wish without a place, as the desk is shown it. */
const waiting = z.object({
  id: z.string(),
  service: slug,
  date: z.string(),
  /** In order of preference; empty: any. */
  windows: z.array(z.string()),
  kind: z.enum(['waitlist', 'draw']),
  phone: z.nullable(z.string().check(z.describe('Masked, as of a booking'))),
});
export type FoundWish = z.output<typeof waiting>;

export const findBookings = {
  method: 'POST',
  path: '/api/queue/offices/{office}/persons/bookings',
  summary:
    'Bookings of who stands at the desk, and what they wait for, from today on, in this office; every look is recorded',
  access: 'void-booking',
  request: z.object({ path: officePath, body: z.object(shown).check(namesOne, saysOther) }),
  answer: {
    ...json,
    status: 200,
    schema: z.object({ bookings: z.array(found), wishes: z.array(waiting), now: instant }),
  },
  refusals: ['bad-nik', 'bad-document', 'bad-purpose', 'not-found', 'try-again'],
} as const satisfies QueueRoute;

export const voidBooking = {
  method: 'POST',
  path: '/api/queue/offices/{office}/bookings/{id}/void',
  summary:
    'End a booking, or withdraw a wish, for the person in whose name it was made, seen by identity card; its place is free at once. Again answers the same',
  access: 'void-booking',
  request: z.object({
    path: z.object({ office: z.string(), id: z.string() }),
    body: z.object(shown).check(namesOne, saysOther),
  }),
  answer: {
    ...json,
    status: 200,
    schema: z.object({
      booking: z.nullable(found).check(z.describe('null: it was a wish, and waits no more')),
      now: instant,
    }),
  },
  refusals: ['bad-nik', 'bad-document', 'bad-purpose', 'not-found', 'in-the-hall', 'try-again'],
} as const satisfies QueueRoute;

interface Papers {
  readonly nik?: unknown;
  readonly document?: unknown;
}
const namesNoTwo = z.refine<Papers>((person) => person.nik === undefined || person.document === undefined, {
  error: 'bad-document',
  path: ['document'],
});

const guest = z
  .object({
    name: personName,
    nik: z.optional(nik),
    document: z.optional(
      identityDocument.check(
        z.describe('Of who has no NIK. Without either nobody can tell two bookings of a person'),
      ),
    ),
    phone: z.optional(phone.check(z.describe('Absent: told by mail, if there is an address'))),
    email: z.optional(email),
  })
  .check(namesNoTwo);

const bookingForOthers = z.object({
  service: z.string(),
  date,
  window: time,
  ...askedFor,
  person: guest,
  priority: z.optional(z.boolean()),
  language: z.optional(language),
});
export type BookingForOthers = z.input<typeof bookingForOthers>;

export const bookForOthers = {
  method: 'POST',
  path: '/api/queue/offices/{office}/bookings',
  summary:
    'Book for somebody without a phone or a NIK, under the rules of everybody but without a proof of work. Helpers have a share of the day',
  access: 'book-for-others',
  request: z.object({ path: officePath, headers: idempotencyKey, body: bookingForOthers }),
  answer: { ...json, status: 201, schema: held },
  refusals: ['bad-key', 'bad-document', ...bookingRefusals],
} as const satisfies QueueRoute;

const expected = z.object({
  office: slug,
  date: z.string(),
  now: instant,
  people: z.array(
    z.object({
      id: z.string(),
      ticket: z.string(),
      service: slug,
      window: z.string(),
      windowEnd: z.string(),
      name: z.string().check(z.describe('Masked: `Si•• Nu••`; `–`: erased')),
      priority: z.boolean(),
      arrived: z.boolean(),
    }),
  ),
});
export type Expected = z.output<typeof expected>;

export const readExpected = {
  method: 'GET',
  path: '/api/queue/offices/{office}/expected',
  summary: 'Everybody who is expected today, masked, in the order of the day: to print before the doors open',
  access: 'read-expected',
  request: z.object({ path: officePath }),
  answer: { ...json, status: 200, schema: expected },
  refusals: ['not-found', 'try-again'],
} as const satisfies QueueRoute;

export type FoundBooking = z.output<typeof found>;
