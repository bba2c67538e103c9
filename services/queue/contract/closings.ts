import * as z from 'zod/mini';
import { date, idempotencyKey, instant, json, officePath, slug, text } from '#shared/http/parts.ts';
import { plainLine } from '#shared/settings/plain-text.ts';
import { type QueueRoute, time } from './parts.ts';

// Closing an office, a service or a stretch of a day by hand, and opening it again.

const endTime = z
  .string({ error: 'bad-window' })
  .check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'bad-window'), z.describe('Local time'))
  .brand<'LocalTime'>();

const stretch = {
  date,
  services: z.optional(
    z.array(slug).check(z.minLength(1), z.maxLength(26), z.describe('Absent: every service of the office')),
  ),
  from: z.optional(time.check(z.describe('Absent: from the start of the day, or from now'))),
  to: z.optional(endTime.check(z.describe('Absent: to the end of the day'))),
};

/** Why something is closed. */
export const said = z.string({ error: 'bad-reason' }).check(
  z.trim(),
  z.minLength(3, 'bad-reason'),
  z.maxLength(120, 'bad-reason'),
  plainLine('bad-reason'),
  // It stands in messages, in which nothing but the ticket's own link may be one.
  z.refine<string>((text) => !/:\/\/|[a-z0-9]{2}\.[a-z]{2}|\.[a-z]{2,}\//i.test(text), 'bad-reason'),
  z.describe('People read it on their ticket and in the message'),
);

const tickets = z.array(z.string().check(z.describe('Such as A012')));

const foreseen = z.object({
  date: z.string(),
  from: z.string(),
  to: z.string(),
  affected: z.int().check(z.describe('People who hold a place there and are not in the hall')),
  services: z.array(
    z.object({
      service: slug,
      windows: z.array(z.object({ start: z.string(), end: z.string(), affected: tickets })),
    }),
  ),
});
export type ForeseenClosing = z.output<typeof foreseen>;

const closing = z.object({
  id: z.string(),
  date: z.string(),
  services: z.array(slug),
  from: z.string(),
  to: z.string(),
  reason: text,
  state: z
    .enum(['CLOSED', 'UNDONE', 'ANNOUNCED', 'REOPENED', 'OVER'])
    .check(z.describe('CLOSED: nobody is told yet, and it can be undone until `undoUntil`')),
  bySettings: z
    .boolean()
    .check(z.describe('It follows the settings, and is opened by changing them back, within the minute too')),
  told: z.boolean().check(z.describe('Everybody affected has been sent a message')),
  at: instant,
  undoUntil: instant,
  closedFrom: instant.check(z.describe('Figures leave the time from here …')),
  closedTo: instant.check(z.describe('… to here out')),
  unanswered: tickets.check(z.describe('Who has not chosen another place yet')),
});
export type ClosingView = z.output<typeof closing>;

export const foreseeClosing = {
  method: 'POST',
  path: '/api/queue/offices/{office}/closings/preview',
  summary: 'Whom closing a stretch of a day would affect; changes nothing',
  access: 'close-windows',
  request: z.object({ path: officePath, body: z.object(stretch) }),
  answer: { ...json, status: 200, schema: foreseen },
  refusals: ['bad-date', 'bad-window', 'not-found', 'nothing-to-close', 'out-of-horizon', 'try-again'],
} as const satisfies QueueRoute;

export const closeWindows = {
  method: 'POST',
  path: '/api/queue/offices/{office}/closings',
  summary:
    'Close an office, services or a stretch of a day; everybody affected may choose another place at once and is told after a minute',
  access: 'close-windows',
  request: z.object({
    path: officePath,
    headers: idempotencyKey,
    body: z.object({ ...stretch, reason: z.object({ id: said, en: said }, { error: 'bad-reason' }) }),
  }),
  answer: { ...json, status: 201, schema: closing },
  refusals: [
    'bad-key',
    'bad-date',
    'bad-window',
    'bad-reason',
    'not-found',
    'nothing-to-close',
    'out-of-horizon',
    'too-many',
    'key-reused',
    'try-again',
  ],
} as const satisfies QueueRoute;

export const listClosings = {
  method: 'GET',
  path: '/api/queue/offices/{office}/closings',
  summary: 'What was closed by hand from a week ago on, and who has not answered yet',
  access: 'close-windows',
  request: z.object({ path: officePath }),
  answer: {
    ...json,
    status: 200,
    schema: z.object({ office: slug, now: instant, closings: z.array(closing) }),
  },
  refusals: ['not-found', 'try-again'],
} as const satisfies QueueRoute;

export const reopenWindows = {
  method: 'POST',
  path: '/api/queue/offices/{office}/closings/{closing}/reopen',
  summary: 'Open again what was closed; with `undo` only while nobody has been told',
  access: 'close-windows',
  request: z.object({
    path: z.object({ office: z.string(), closing: z.string() }),
    body: z.object({ undo: z.optional(z.boolean()) }),
  }),
  answer: { ...json, status: 200, schema: closing },
  refusals: ['not-found', 'undo-over', 'closing-over', 'closed-by-settings', 'try-again'],
} as const satisfies QueueRoute;
