import * as z from 'zod/mini';
import { localDate } from '#shared/time/local.ts';
import { type KeptEvent, readMessage } from '../domain/log/consumed.ts';
import {
  bands,
  type Entry,
  exclusionReasons,
  type RecordedExclusion,
  type Ruling,
} from '../domain/log/entry.ts';
import type { Counted } from '../domain/log/log-store.ts';

// What is kept whole and never asked for in part is one string: half the size of an item of attributes.

const json = z.pipe(
  z.string(),
  z.transform((text): unknown => JSON.parse(text)),
);

const keptRow = z.object({ message: json, keptAt: z.int() });

export const keptAttributes = ({ message, keptAt }: KeptEvent) => ({
  message: JSON.stringify(message),
  keptAt,
});

/** Reads a kept event; throws when it is none. */
export function parseKept(item: unknown): KeptEvent {
  const { message, keptAt } = keptRow.parse(item);
  return { message: readMessage(message), keptAt };
}

const done = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('visit'),
    outcome: z.enum(['finished', 'incomplete', 'referred', 'left']),
    served: z.int(),
    waited: z.int(),
    parks: z.int(),
  }),
  z.object({ kind: z.literal('no-show') }),
  z.object({ kind: z.literal('handover') }),
  z.object({ kind: z.literal('return'), overturned: z.boolean() }),
  z.object({ kind: z.literal('verification'), second: z.boolean(), disputed: z.boolean() }),
  z.object({ kind: z.literal('decision'), decision: z.enum(['ready', 'rejected']) }),
  z.object({ kind: z.literal('promise'), kept: z.boolean() }),
  z.object({ kind: z.literal('rating'), rating: z.enum(['good', 'fair', 'poor']) }),
]);
const reason = z.enum(exclusionReasons);

const entry = z.object({
  id: z.string(),
  thread: z.string(),
  office: z.string(),
  service: z.string(),
  date: localDate,
  band: z.enum(bands),
  at: z.int(),
  officer: z.optional(z.string()),
  done,
  excluded: z.optional(reason),
  events: z.array(z.string()),
  amended: z.optional(z.union([z.literal('absent'), z.object({ done, excluded: z.optional(reason) })])),
});

const linesRow = z.object({ v: z.int(), lines: z.pipe(json, z.array(entry)) });
const lineRow = z.object({ line: z.pipe(json, entry) });

export const parseLines = (item: unknown): { readonly v: number; readonly lines: readonly Entry[] } =>
  linesRow.parse(item);

export const parseLine = (item: unknown): Entry => lineRow.parse(item).line;

const ruling = z.object({
  entry: z.string(),
  overturned: z.boolean(),
  by: z.string(),
  ground: z.string(),
  keptAt: z.int(),
});

export const parseRuling = (item: unknown): Ruling => ruling.parse(item);

const exclusion = z.object({
  id: z.string(),
  office: z.string(),
  services: z.array(z.string()),
  officer: z.optional(z.string()),
  reason,
  from: z.int(),
  to: z.int(),
  by: z.string(),
  ground: z.string(),
  keptAt: z.int(),
});

export function parseExclusion(item: unknown): RecordedExclusion {
  const { officer, ...rest } = exclusion.parse(item);
  return { ...rest, ...(officer !== undefined && { officer }) };
}

const cell = z.object({
  office: z.string(),
  service: z.string(),
  month: z.string(),
  band: z.enum(bands),
  officer: z.optional(z.string()),
});

/** What an item of counters holds beside them. */
const named = z.looseObject({ pk: z.string(), sk: z.string(), cell: z.pipe(json, cell) });

/** Reads an item of counters: every attribute but its keys and what names it is one. Those that came back to 0 are left out. */
export function parseCounted(item: unknown): Counted {
  const {
    pk: _pk,
    sk: _sk,
    cell: { officer, ...rest },
    ...counters
  } = named.parse(item);
  const counts = z.record(z.string(), z.number()).parse(counters);
  return {
    cell: { ...rest, ...(officer !== undefined && { officer }) },
    counters: Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
  };
}
