import * as z from 'zod/mini';
import { branded } from '#shared/identity/brand.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import { entryOf } from '../domain/pile.ts';
import { type ListedRequest, type Request, requestStates } from '../domain/request.ts';
import { pilePartition, pileSort, requestKey, worklist } from './keys.ts';

const objection = z.object({ reason: z.string(), note: z.optional(z.string()) });

const listed = z.object({
  id: z.string(),
  service: z.string(),
  state: z.enum(requestStates),
  priority: z.boolean(),
  submittedAt: z.int(),
  due: z.optional(z.int()),
  missedAt: z.optional(z.int()),
  turnedAt: z.optional(z.int()),
  returns: z.int(),
  claim: z.optional(z.object({ by: z.string(), until: z.int() })),
});

const row = z.extend(listed, {
  office: z.string(),
  terms: z.object({
    catalogue: z.string(),
    visit: z.boolean(),
    secondEyes: z.boolean(),
    warnDays: z.int(),
    expireDays: z.int(),
  }),
  tag: z.pipe(
    z.string(),
    z.transform((text) => branded<'Tag'>(text)),
  ),
  v: z.int(),
  key: z.string(),
  correlationId: z.string(),
  steps: z.array(z.object({ state: z.enum(requestStates), at: z.int() })),
  promise: z.object({
    days: z.int(),
    held: z.array(z.object({ from: z.int(), to: z.optional(z.int()) })),
  }),
  /** Parts that nobody has touched: a form has thirty, and most stay so. One text, because a step is paid for by its bytes. */
  untouched: z.string(),
  parts: z.record(z.string(), z.object({ revision: z.int(), objection: z.optional(objection) })),
  verifiedBy: z.optional(z.string()),
  confirmedBy: z.optional(z.string()),
  visits: z.optional(
    z.array(
      z.object({
        booking: z.string(),
        version: z.int(),
        state: z.enum(['BOOKED', 'CANCELLED', 'MISSED', 'UNFINISHED', 'SERVED']),
        date: localDate,
        window: z.optional(localTime),
        ticket: z.string(),
      }),
    ),
  ),
  rejection: z.optional(objection),
  forgottenAt: z.optional(z.int()),
});

/** Attributes that the index of the worklists carries beside the keys: what `parseListed` reads. */
export const listedAttributes: readonly string[] = Object.keys(listed.shape);

/** What has been forgotten is counted for this long after: figures of a year are compared with those of the year before. */
const COUNTED_DAYS = 730;

/** The row of a request; what has ended lies in no worklist, and what has been forgotten goes by itself. */
export function requestRow(request: Request): Record<string, unknown> {
  const entry = entryOf(request);
  return {
    ...requestKey(request.id),
    ...request,
    ...(request.forgottenAt !== undefined && {
      ttl: Math.floor(request.forgottenAt / 1000) + COUNTED_DAYS * 86_400,
    }),
    ...apart(request.parts),
    ...(entry && {
      [worklist.pk]: pilePartition(request.office, entry.pile),
      [worklist.sk]: pileSort(entry, request.id),
    }),
  };
}

/** What was given once and never objected to, by its key alone; the others as they are. */
function apart(parts: Request['parts']): Pick<z.input<typeof row>, 'untouched'> & Pick<Request, 'parts'> {
  const isTouched = ([, { revision, objection: raised }]: [string, Request['parts'][string]]) =>
    revision !== 1 || raised !== undefined;
  const all = Object.entries(parts);
  const touched = all.filter(isTouched);
  const untouched = all.filter((one) => !isTouched(one)).map(([key]) => key);
  return { untouched: untouched.join(' '), parts: Object.fromEntries(touched) };
}

/** Reads a row; throws when it is no request. */
export function parseRequest(item: unknown): Request {
  const { untouched, parts, ...request } = row.parse(item);
  const fresh = untouched.split(' ').flatMap((key) => (key === '' ? [] : [[key, { revision: 1 }] as const]));
  return { ...request, parts: { ...Object.fromEntries(fresh), ...parts } };
}

/** Reads an item of the worklist. */
export const parseListed = (item: unknown): ListedRequest => listed.parse(item);
