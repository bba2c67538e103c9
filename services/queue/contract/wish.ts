import * as z from 'zod/mini';
import { date, idempotencyKey, instant, json, officePath, slug } from '#shared/http/parts.ts';
import { askedBy, askedDay, askedRefusals, opened } from './held-booking.ts';
import { type QueueRoute, time } from './parts.ts';

// Who finds a day full asks for a place all the same: by the waitlist, or by the draw with which a day is released.

/** Windows that one wish may name. */
const MOST_WINDOWS = 12;

const wishRequest = z.object({
  ...askedDay,
  windows: z.array(time).check(
    z.maxLength(MOST_WINDOWS, 'bad-window'),
    z.refine((all) => new Set(all).size === all.length, 'bad-window'),
    z.describe('The windows that would do, the best one first; empty: any, the earliest first'),
  ),
  ...askedBy,
});

export const wishForSlot = {
  method: 'POST',
  path: '/api/queue/wishes',
  summary: 'Wait for a place in windows that are full, or take part in the draw of a day',
  request: z.object({ headers: idempotencyKey, body: wishRequest }),
  answer: { ...json, status: 201, schema: opened },
  refusals: [
    'bad-key',
    'bad-proof',
    'places-free',
    'no-waitlist',
    'waitlist-full',
    'already-waiting',
    ...askedRefusals,
  ],
} as const satisfies QueueRoute;

const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const drawnEntry = z.object({
  entry: z.string().check(z.describe('Public name of a booking: `wish.entry` of the answer to its holder')),
  /** As they were asked for; empty: any, the earliest first. */
  windows: z.array(z.string()),
  window: z.nullable(
    z.string().check(z.describe('What it got; null: nothing was left, it waits before all who come later')),
  ),
});

const drawLog = z.object({
  office: slug,
  service: slug,
  date: z.string(),
  now: instant,
  commitment: hex.check(z.describe('SHA-256 of the seed, published before the first request')),
  seed: z.nullable(hex.check(z.describe('32 bytes; null until the draw'))),
  collectsFrom: instant,
  /** Requests that came before it take part. */
  drawsAt: instant,
  drawnAt: z.nullable(instant),
  /** Entries that took part; null until the draw. */
  count: z.nullable(z.int()),
  hash: z.nullable(hex.check(z.describe('SHA-256 of the sorted entries, one a line; null until the draw'))),
  /** What there was to be drawn for; null until the draw. */
  seats: z.nullable(z.array(z.object({ window: z.string(), seats: z.int() }))),
  /** In the order of the draw. */
  entries: z.array(drawnEntry),
  next: z.nullable(z.int().check(z.describe('`from` of the next page; null: that was all'))),
});

export const readDraw = {
  method: 'GET',
  path: '/api/queue/offices/{office}/draws/{date}',
  summary: 'The public log of a draw: everybody can repeat it from what stands here',
  request: z.object({
    path: z.object({ ...officePath.shape, date }),
    query: z.object({
      service: z.string(),
      from: z.optional(
        z
          .string()
          .check(z.regex(/^\d{1,5}$/), z.describe('Place in the order of the draw at which the page begins')),
      ),
    }),
  }),
  answer: { ...json, status: 200, schema: drawLog, cacheSeconds: 2 },
  refusals: ['bad-date', 'not-found'],
} as const satisfies QueueRoute;

export type WishRequest = z.input<typeof wishRequest>;
export type DrawLog = z.output<typeof drawLog>;
