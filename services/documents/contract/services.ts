import * as z from 'zod/mini';
import { instant, json, slug, text } from '#shared/http/parts.ts';
import { type DocumentsRoute, partKey, serviceCode } from './parts.ts';

/** One line of a form, in the order in which the national system asks for it. */
const formField = z.object({
  key: partKey,
  label: text,
  help: z.optional(text),
  kind: z.enum(['text', 'name', 'nik', 'date', 'choice']),
  optional: z.optional(z.literal(true)),
  choices: z.optional(z.array(z.object({ value: z.string(), text }))),
});

const paper = z.object({
  key: partKey,
  label: text,
  /** The case in which it is needed; absent: always. */
  when: z.optional(text),
  optional: z.optional(z.literal(true)),
});

const offered = z.object({
  code: serviceCode,
  name: text,
  group: z.enum(['residents', 'events', 'other', 'sub-district']),
  /** Working days that the office promises. */
  days: z.int(),
  /** Whole rupiah; 0 by law. */
  fee: z.int(),
  /** `before`: the citizen comes before the document is made; `collect`: to fetch it; null: never. */
  visit: z.nullable(z.object({ kind: z.enum(['before', 'collect']), why: text })),
  note: z.optional(text),
  papers: z.array(paper),
  form: z.array(formField),
  /** Whether the office's requirements are confirmed by a source. */
  confirmed: z.boolean(),
});

const reason = z.object({ code: z.string(), text });

const answer = z.object({
  /** Version of the catalogue; a request keeps that under which it was made. */
  catalogue: z.string(),
  offices: z.array(
    z.object({ id: slug, name: text, address: z.string(), timezone: z.string(), services: z.array(offered) }),
  ),
  /** Why a part may go back, and on which legal grounds a request may be rejected. */
  reasons: z.object({ objections: z.array(reason), grounds: z.array(reason) }),
  now: instant,
});

export const readServices = {
  method: 'GET',
  path: '/api/documents/offices',
  summary: 'What can be asked for online, office by office: papers, form, promised days',
  request: z.object({}),
  answer: { ...json, status: 200, schema: answer, cacheSeconds: 60 },
  refusals: [],
} as const satisfies DocumentsRoute;

export type FormField = z.output<typeof formField>;
export type OfferedService = z.output<typeof offered>;
export type OfferedServices = z.output<typeof answer>;
