import * as z from 'zod/mini';
import { instant, slug } from './parts.ts';

const booking = z.object({
  id: z.string(),
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
  /** The office closed this time: another place is offered. */
  closed: z.optional(z.literal(true)),
  /** Masked: enough to recognise oneself, not to be copied. */
  person: z.object({
    nik: z.string().check(z.describe('Of who has none: the number of another paper, or `–`')),
    name: z.string(),
  }),
  /** Content of the QR for check-in; it opens nothing. */
  checkIn: z.string(),
});

/** A booking as its holder sees it, with what opens it. */
export const held = z.object({
  booking,
  key: z
    .string()
    .check(z.describe('Opens this booking; send it as header Booking-Key, never in a path or query')),
  link: z.string().check(z.describe('Page of this booking; the key stands in the fragment')),
  now: instant,
});

export type Booking = z.output<typeof booking>;
export type HeldBooking = z.output<typeof held>;

/** Why a place may not be given, whoever asks for it. */
export const bookingRefusals = [
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
] as const;
