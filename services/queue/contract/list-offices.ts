import * as z from 'zod/mini';
import { json, slug, text } from '#shared/http/parts.ts';
import type { QueueRoute } from './parts.ts';

/** What to bring for one case of a service, such as a lost card; from the service catalogue. */
const requirement = z.object({
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
  durationSeconds: z.int(),
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

export const listOffices = {
  method: 'GET',
  path: '/api/queue/offices',
  summary: 'Offices of the region, their services and what to bring',
  request: z.object({}),
  answer: { ...json, status: 200, schema: offices, cacheSeconds: 60 },
  refusals: [],
} as const satisfies QueueRoute;

export type Offices = z.output<typeof offices>;
export type Requirement = z.output<typeof requirement>;
