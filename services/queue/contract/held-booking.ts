import * as z from 'zod/mini';
import { date, instant, language, slug } from '#shared/http/parts.ts';
import { email } from '#shared/identity/email.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { proofParts } from '#shared/proof-of-work/challenge-schema.ts';

// What booking and wishing ask for, and what both answer.

/** The day on which a place is asked for. */
export const askedDay = { office: z.string(), service: z.string(), date } as const;

/** What the visit is for. */
export const askedFor = {
  request: z.optional(
    z
      .string()
      .check(z.regex(/^[\w-]{11}$/), z.describe('Id of the request for a document that the visit is for')),
  ),
} as const;

/** Who asks, with the proof of work. */
export const askedBy = {
  person: z.object({ nik, name: personName, phone, email: z.optional(email) }),
  priority: z.optional(z.boolean().check(z.describe('Elderly, disabled, pregnant or with an infant'))),
  /** Of the messages about this booking. */
  language: z.optional(language),
  ...proofParts,
} as const;

/** A place that was asked for while there was none. */
const wish = z.object({
  kind: z.enum(['waitlist', 'draw']),
  /** In order of preference; empty: any, the earliest first. */
  windows: z.array(z.string()),
  place: z.nullable(
    z
      .int()
      .check(z.describe('Of those who wait, from 1; null: the draw is still to come, or it waits no more')),
  ),
  drawsAt: z.nullable(instant.check(z.describe('Of a draw: who asked before takes part'))),
  until: z.nullable(instant.check(z.describe('After it no place is given any more; null: it waits no more'))),
  entry: z.nullable(z.string().check(z.describe('Its public name in the log of the draw'))),
  ended: z.nullable(
    z
      .enum(['placed', 'withdrawn', 'none-free', 'booked'])
      .check(z.describe('`booked`: the person got a place otherwise; null: it still waits')),
  ),
});

const known = {
  id: z.string(),
  office: slug,
  service: slug,
  date: z.string(),
  priority: z.boolean(),
  /** Masked: enough to recognise oneself, not to be copied. */
  person: z.object({
    nik: z.string().check(z.describe('Of who has none: the number of another paper, or `–`')),
    name: z.string(),
  }),
};

const booking = z.object({
  ...known,
  ticket: z.string(),
  window: z.string(),
  windowEnd: z.string(),
  state: z.enum(['BOOKED', 'CANCELLED', 'ARRIVED', 'DONE', 'MISSED']),
  /** Until then the booking can be cancelled or moved online; then check-in opens. */
  till: instant,
  /** The office closed this time: another place is offered. */
  closed: z.optional(z.literal(true)),
  /** The person came, and the office closed before they were served: another place is offered. */
  leftOver: z.optional(z.literal(true)),
  /** It began as a wish. */
  wish: z.optional(wish),
  /** Content of the QR for check-in; it opens nothing. */
  checkIn: z.string(),
});

/** A booking without a place. WISHED: it still waits for one; CANCELLED: it ended without one. */
const wished = z.object({
  ...known,
  ticket: z.null().check(z.describe('It has no place: that tells it from a booking')),
  state: z.enum(['WISHED', 'CANCELLED']),
  wish,
});

const opening = {
  key: z
    .string()
    .check(z.describe('Opens this booking; send it as header Booking-Key, never in a path or query')),
  link: z.string().check(z.describe('Page of this booking; the key stands in the fragment')),
  now: instant,
};

/** A booking as its holder sees it, with what opens it. */
export const held = z.object({ booking, ...opening });

/** What a key opens: a booking, or a wish that has no place, or not yet. */
export const opened = z.object({ booking: z.union([booking, wished]), ...opening });

export type Booking = z.output<typeof booking>;
export type HeldBooking = z.output<typeof held>;
export type Wished = z.output<typeof wished>;
export type Wish = z.output<typeof wish>;
export type OpenedBooking = z.output<typeof opened>;

/** Why nobody is heard who asks for a place, or to wait for one. */
export const askedRefusals = [
  'bad-nik',
  'bad-name',
  'bad-phone',
  'bad-email',
  'bad-date',
  'bad-window',
  'not-found',
  'already-booked',
  'cancelled',
  'key-reused',
  'not-open',
  'closed-day',
  'out-of-horizon',
  'too-many',
  'try-again',
] as const;

/** Why a place may not be given, whoever asks for it. */
export const bookingRefusals = ['full', 'window-closed', 'too-late', ...askedRefusals] as const;
