/**
 * What a rating says: PermenPANRB 6/2022 (performance of civil servants, PNS and PPPK alike) rates the result of work and the behaviour
 * against what was agreed, in words and never in points.
 */
export const ratings = ['below', 'meets', 'above'] as const;

export type Rating = (typeof ratings)[number];

/** The seven behaviours of BerAKHLAK (SE MenPANRB 20/2021), which PermenPANRB 6/2022 has rated together. */
export const behaviours = [
  'service-oriented',
  'accountable',
  'competent',
  'harmonious',
  'loyal',
  'adaptive',
  'collaborative',
] as const;

export type Behaviour = (typeof behaviours)[number];

/** What an evaluation comes to, best first; a region's label for it is a setting. */
export const predicates = ['very-good', 'good', 'needs-improvement', 'poor', 'very-poor'] as const;

export type Predicate = (typeof predicates)[number];

/** Where a rating stands among the three: 0 is the lowest. */
const rankOf = (rating: Rating): number => ratings.indexOf(rating);

/** Whether a rating of the whole lies between the lowest and the highest of its parts; a whole without parts lies nowhere. */
export function liesWithin(whole: Rating, parts: readonly Rating[]): boolean {
  const ranks = parts.map(rankOf);
  return rankOf(whole) >= Math.min(...ranks) && rankOf(whole) <= Math.max(...ranks);
}
