import * as z from 'zod/mini';
import { catalogueCode } from './code.ts';

const text = z.object({ id: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });

const requirement = z.object({
  key: z.string().check(z.regex(/^[a-z][a-z0-9_]*$/)),
  label: text,
  /** The case in which it is needed; absent: always. */
  when: z.optional(text),
  /** Helps, but its absence turns nobody away. */
  optional: z.optional(z.literal(true)),
});

const entry = z.object({
  /** Stable code such as `KTP-HILANG`; regions name their services' cases by it. */
  code: catalogueCode,
  name: text,
  group: z.enum(['residents', 'events', 'other', 'sub-district']),
  requirements: z.array(requirement),
  /** Whole rupiah. */
  fee: z.int().check(z.gte(0)),
  /** National forms, filled in at the counter or before. */
  forms: z.array(
    z.object({ code: z.string().check(z.regex(/^F-\d\.\d{2}$/)), name: text, when: z.optional(text) }),
  ),
  /** When the citizen has to come in person, if so, and why: before the document can be made, or to collect it. */
  visit: z.optional(z.object({ kind: z.enum(['before', 'collect']), why: text })),
  /** What a citizen should know beside the requirements. */
  note: z.optional(text),
  /** Days after the event within which the law wants it reported. */
  reportWithinDays: z.optional(z.int()),
  /** `sourced`: requirements read in the sources; `listed`: only that the service exists; `recalled`: from memory. */
  certainty: z.enum(['sourced', 'listed', 'recalled']),
  sources: z.array(z.url()),
});

/** The services of civil registry and sub-district offices, and what citizens bring for each. */
export const catalogueSchema = z.object({
  /** The date on which the data was compiled. */
  version: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  basis: z.string(),
  /** Copies or originals: holds for every service. */
  bring: text,
  /** Said in place of requirements that no source confirms. */
  unconfirmed: text,
  entries: z.array(entry).check(z.minLength(1)),
});

export type Catalogue = z.infer<typeof catalogueSchema>;
export type CatalogueEntry = Catalogue['entries'][number];
