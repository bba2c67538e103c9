import * as z from 'zod/mini';
import { type Route, routeKey } from '#shared/http/route.ts';
import { email } from '#shared/identity/email.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import type { RefusalCode } from './refusals.ts';

// ---- Parts. Instants are epoch milliseconds; dates and times of day are the office's local time.

const instant = z.int().check(z.describe('Epoch milliseconds'));
const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/));
const isDate = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
const date = z
  .string({ error: 'bad-date' })
  .check(
    z.regex(/^2\d{3}-\d{2}-\d{2}$/, 'bad-date'),
    z.refine(isDate, 'bad-date'),
    z.describe('Local date, YYYY-MM-DD'),
  )
  .brand<'LocalDate'>();
const month = z
  .string({ error: 'bad-date' })
  .check(z.regex(/^2\d{3}-(0[1-9]|1[0-2])$/, 'bad-date'), z.describe('Month, YYYY-MM'));
const time = z
  .string({ error: 'bad-window' })
  .check(
    z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-window'),
    z.describe('Local time at which the window starts, HH:MM'),
  )
  .brand<'LocalTime'>();
const text = z.object({ id: z.string(), en: z.string() });
const language = z.enum(['id', 'en']);

/** `id` in a path: 11 base64url characters. Anything else cannot exist, so it is answered as not found. */
const bookingId = z.string();
const bookingKey = z.object({
  'booking-key': z.optional(z.string().check(z.describe('The `key` that the booking was answered with'))),
});

const idempotencyKey = z.object({
  'idempotency-key': z
    .string({ error: 'bad-key' })
    .check(
      z.regex(/^(?=.{32}|.*[G-Zg-z_])[A-Za-z0-9_-]{22,128}$/, 'bad-key'),
      z.describe(
        'At least 128 random bits: a UUID, 32 hex digits or 22 base64url characters. Repeat it to repeat the request',
      ),
    ),
});

// ---- What is answered

/** What to bring for one case of a service, such as a lost card; from the service catalogue. */
export const requirement = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** Whole rupiah; civil documents are free. */
  fee: z.int(),
  bring: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      labelEn: z.string(),
      /** The case in which it is needed; absent: always. */
      when: z.optional(z.string()),
      whenEn: z.optional(z.string()),
      /** Helps, but its absence turns nobody away. */
      optional: z.optional(z.literal(true)),
    }),
  ),
  forms: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: z.string(),
      when: z.optional(z.string()),
      whenEn: z.optional(z.string()),
    }),
  ),
  /** What a citizen should know besides. */
  note: z.optional(text),
});

const offeredService = z.object({
  id: slug,
  name: z.string(),
  nameEn: z.string(),
  letter: z.string(),
  durationMinutes: z.int(),
  requirements: z.array(requirement),
});

const offices = z.object({
  region: z.object({ id: slug, name: z.string(), nameEn: z.string(), timezone: z.string() }),
  offices: z.array(
    z.object({
      id: slug,
      name: z.string(),
      nameEn: z.string(),
      address: z.string(),
      phone: z.optional(z.string()),
      timezone: z.string(),
      /** Bookable dates are from today to this many days ahead. */
      horizonDays: z.int(),
      services: z.array(offeredService),
    }),
  ),
  /** Copies or originals: holds for every service. */
  bring: text,
  reportExtortion: z.object({ label: text, contact: z.string() }),
});

export const availabilityWindow = z.object({
  start: z.string(),
  end: z.string(),
  capacity: z.int(),
  remaining: z.int(),
  state: z.enum(['open', 'full', 'not-yet', 'closed']),
  /** When self-service for the window ends and check-in opens. */
  till: instant,
});

const availability = z.object({
  office: slug,
  service: slug,
  date: z.string(),
  now: instant,
  /** Null on a day that has no windows. */
  bookingOpensAt: z.nullable(instant),
  /** Why there are no windows. */
  closed: z.nullable(text),
  windows: z.array(availabilityWindow),
});

export const calendarDay = z.object({
  date: z.string(),
  /** `not-yet`: opens for booking later; `outside`: past, or beyond the horizon. */
  state: z.enum(['open', 'full', 'not-yet', 'closed', 'outside']),
  busy: z.nullable(z.enum(['low', 'medium', 'high'])),
  remaining: z.nullable(z.int()),
  bookingOpensAt: z.nullable(instant),
  closed: z.nullable(text),
});

const days = z.object({
  office: slug,
  service: slug,
  month: z.string(),
  now: instant,
  days: z.array(calendarDay),
});

const challenge = z.object({
  parameters: z.object({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.int(),
    keyLength: z.int(),
    keyPrefix: z.string(),
    keySignature: z.string(),
    expiresAt: z.int().check(z.describe('Epoch seconds')),
    data: z.record(z.string(), z.string()),
  }),
  signature: z.string(),
});

export const booking = z.object({
  id: bookingId,
  ticket: z.string(),
  office: slug,
  service: slug,
  date: z.string(),
  window: z.string(),
  windowEnd: z.string(),
  state: z.enum(['BOOKED', 'CANCELLED', 'ARRIVED', 'DONE', 'MISSED']),
  /** Until then the booking can be cancelled or moved online; then check-in opens. */
  till: instant,
  priority: z.boolean(),
  /** Masked: enough to recognise oneself, not to be copied. */
  person: z.object({ nik: z.string(), name: z.string() }),
  /** Content of the QR for check-in; it opens nothing. */
  checkIn: z.string(),
});

const held = z.object({
  booking,
  key: z
    .string()
    .check(z.describe('Opens this booking; send it as header Booking-Key, never in a path or query')),
  link: z.string().check(z.describe('Page of this booking; the key stands in the fragment')),
  now: instant,
});

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  text,
  correlationId: z.string(),
  fields: z.optional(z.array(z.object({ field: z.string(), code: z.string(), text }))),
  next: z.optional(
    z.array(z.object({ date: z.string(), start: z.string(), end: z.string(), remaining: z.int() })),
  ),
  opensAt: z.optional(instant),
  till: z.optional(instant),
  reason: z.optional(text),
  first: z.optional(z.string()),
  last: z.optional(z.string()),
  limit: z.optional(z.int()),
  now: instant,
});

// ---- What is asked

const person = z.object({ nik, name: personName, phone, email: z.optional(email) });

export const bookingRequest = z.object({
  office: z.string(),
  service: z.string(),
  date,
  window: time,
  person,
  priority: z.optional(z.boolean().check(z.describe('Elderly, disabled, pregnant or with an infant'))),
  /** Of the messages about this booking. */
  language: z.optional(language),
  salt: z
    .string({ error: 'bad-proof' })
    .check(
      z.regex(/^[A-Za-z0-9_-]{16,64}$/, 'bad-proof'),
      z.describe('The random text that `bind` was made with'),
    ),
  altcha: z
    .string({ error: 'bad-proof' })
    .check(z.maxLength(4096, 'bad-proof'), z.describe('Base64 of the JSON { challenge, solution }')),
});

const office = z.object({ office: z.string() });
const one = z.object({ id: bookingId });
const json = { type: 'application/json', cacheSeconds: 0 } as const;

/** Every route of the queue service. */
export const routes = {
  listOffices: {
    method: 'GET',
    path: '/api/queue/offices',
    summary: 'Offices of the region, their services and what to bring',
    request: z.object({}),
    answer: { ...json, status: 200, schema: offices, cacheSeconds: 60 },
    refusals: [],
  },
  readAvailability: {
    method: 'GET',
    path: '/api/queue/offices/{office}/availability',
    summary: 'Windows of one day and how many places are left',
    request: z.object({ path: office, query: z.object({ service: z.string(), date }) }),
    answer: { ...json, status: 200, schema: availability, cacheSeconds: 2 },
    refusals: ['bad-date', 'not-found'],
  },
  readDays: {
    method: 'GET',
    path: '/api/queue/offices/{office}/days',
    summary: 'Days of one month: which can be chosen, how busy they are, why they are closed',
    request: z.object({ path: office, query: z.object({ service: z.string(), month }) }),
    answer: { ...json, status: 200, schema: days, cacheSeconds: 2 },
    refusals: ['bad-date', 'not-found'],
  },
  createChallenge: {
    method: 'GET',
    path: '/api/queue/challenge',
    summary: 'Proof of work that a booking must carry',
    request: z.object({
      query: z.object({
        office: z.string(),
        bind: z
          .string({ error: 'bad-proof' })
          .check(
            z.regex(/^[0-9a-f]{64}$/, 'bad-proof'),
            z.describe('SHA-256 in hex of NIK, Idempotency-Key and salt, joined by line feeds'),
          ),
      }),
    }),
    answer: { ...json, status: 200, schema: challenge },
    refusals: ['bad-proof', 'not-found'],
  },
  bookSlot: {
    method: 'POST',
    path: '/api/queue/bookings',
    summary: 'Book a place in a window',
    request: z.object({ headers: idempotencyKey, body: bookingRequest }),
    answer: { ...json, status: 201, schema: held },
    refusals: [
      'bad-key',
      'bad-proof',
      'bad-nik',
      'bad-name',
      'bad-phone',
      'bad-email',
      'bad-date',
      'bad-window',
      'not-found',
      'full',
      'window-closed',
      'already-booked',
      'cancelled',
      'key-reused',
      'not-open',
      'too-late',
      'closed-day',
      'out-of-horizon',
      'too-many',
      'try-again',
    ],
  },
  readBooking: {
    method: 'GET',
    path: '/api/queue/bookings/{id}',
    summary: 'The booking that the key opens',
    request: z.object({ path: one, headers: bookingKey }),
    answer: { ...json, status: 200, schema: held },
    refusals: ['not-found', 'try-again'],
  },
  cancelBooking: {
    method: 'DELETE',
    path: '/api/queue/bookings/{id}',
    summary: 'Cancel the booking; cancelling twice answers the same',
    request: z.object({ path: one, headers: bookingKey }),
    answer: { ...json, status: 200, schema: held },
    refusals: ['not-found', 'too-late', 'try-again'],
  },
  moveBooking: {
    method: 'POST',
    path: '/api/queue/bookings/{id}/move',
    summary: 'Move the booking to another window; on another day it becomes a new booking with a new key',
    request: z.object({ path: one, headers: bookingKey, body: z.object({ date, window: time }) }),
    answer: { ...json, status: 200, schema: held },
    refusals: [
      'bad-date',
      'bad-window',
      'not-found',
      'cancelled',
      'full',
      'window-closed',
      'already-booked',
      'not-open',
      'too-late',
      'closed-day',
      'out-of-horizon',
      'too-many',
      'try-again',
    ],
  },
  exportCalendar: {
    method: 'GET',
    path: '/api/queue/bookings/{id}/calendar.ics',
    summary: 'The booking as a calendar entry',
    request: z.object({
      path: one,
      headers: bookingKey,
      query: z.object({ language: z.optional(language) }),
    }),
    answer: { status: 200, type: 'text/calendar; charset=utf-8', schema: z.string(), cacheSeconds: 0 },
    refusals: ['not-found', 'cancelled', 'try-again'],
  },
  requestRecovery: {
    method: 'POST',
    path: '/api/queue/recoveries',
    summary: 'Send the links of a person’s bookings to the phone given at booking; always the same answer',
    request: z.object({ body: z.object({ nik, phone, language: z.optional(language) }) }),
    answer: { ...json, status: 202, schema: z.object({ accepted: z.literal(true) }) },
    refusals: ['bad-nik', 'bad-phone', 'too-many', 'try-again'],
  },
} as const satisfies Record<string, Route & { readonly refusals: readonly RefusalCode[] }>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type Problem = z.output<typeof problem>;
export type Booking = z.output<typeof booking>;
export type HeldBooking = z.output<typeof held>;
export type BookingRequest = z.input<typeof bookingRequest>;
export type Offices = z.output<typeof offices>;
export type Requirement = z.output<typeof requirement>;
export type Availability = z.output<typeof availability>;
export type Days = z.output<typeof days>;
export type CalendarDay = z.output<typeof calendarDay>;
export type Challenge = z.output<typeof challenge>;
export { routeKey };
