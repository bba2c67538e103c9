/** One measured number; whether it is met follows from its target. */
export interface Row {
  readonly name: string;
  readonly value: number;
  /** `×` for a ratio; '' for a mere count. */
  readonly unit: string;
  /** What was measured beside it in the same run, in words. */
  readonly baseline?: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Figures that are measured together. */
export interface Figure {
  readonly title: string;
  /** How it was measured, so that somebody else can judge it. */
  readonly method: string;
  readonly rows: readonly Row[];
  /** What explains the numbers, a sentence each. */
  readonly notes?: readonly string[];
}

/** Whether a row keeps its target; undefined when it has none. */
export function isMet({ value, atMost, atLeast }: Row): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY);
}
