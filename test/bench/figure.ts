import * as z from 'zod/mini';

const row = z.object({
  name: z.string(),
  value: z.number(),
  /** `×` for a ratio; '' for a score. */
  unit: z.string(),
  /** What was measured beside it in the same run, in words. */
  baseline: z.optional(z.string()),
  atMost: z.optional(z.number()),
  atLeast: z.optional(z.number()),
});

/** Figures that are measured together. */
export const figure = z.object({
  title: z.string(),
  /** How it was measured, so that somebody else can judge it. */
  method: z.string(),
  rows: z.array(row),
  /** What explains the numbers, a sentence each. */
  notes: z.optional(z.array(z.string())),
});

/** One measured number; whether it is met follows from its target. */
export type Row = z.output<typeof row>;
export type Figure = z.output<typeof figure>;

/** Whether a row keeps its target; undefined when it has none. */
export function isMet({ value, atMost, atLeast }: Row): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
}
