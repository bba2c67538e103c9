import type { Predicate, Rating } from './ratings.ts';

/**
 * Predicate by result of work, then by behaviour: PermenPANRB 6/2022. Of four public implementations two agree with this and two, against
 * each other, do not: change a cell only from the text of the regulation.
 */
const matrix = {
  above: { above: 'very-good', meets: 'good', below: 'poor' },
  meets: { above: 'good', meets: 'good', below: 'poor' },
  below: { above: 'needs-improvement', meets: 'needs-improvement', below: 'very-poor' },
} as const satisfies Readonly<Record<Rating, Readonly<Record<Rating, Predicate>>>>;

/** The predicate of an evaluation. Nothing but these two ratings enters it: no figure, no time, and not what the organisation achieved. */
export const predicateOf = ({ result, behaviour }: { result: Rating; behaviour: Rating }): Predicate =>
  matrix[result][behaviour];
