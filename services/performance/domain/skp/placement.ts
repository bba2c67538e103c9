import { addDays, type LocalDate } from '#shared/time/local.ts';
import type { Period } from './period.ts';

/** Where somebody serves from a day on, and who evaluates there. */
export interface Placement {
  readonly from: LocalDate;
  readonly office: string;
  /** Accounts: the direct superior, who rates, and that superior's superior, who approves. */
  readonly superior: string;
  readonly approver: string;
}

/** A stretch of a period in one place; both dates belong to it. */
export interface Segment extends Placement {
  readonly to: LocalDate;
}

/**
 * The stretches of a period by place, in order. Whoever changed office has one evaluation a stretch, each by the superior who saw the
 * work; figures of one are never counted in the other. What lies before the first placement belongs to nobody.
 */
export function segmentsOf(period: Period, placements: readonly Placement[]): readonly Segment[] {
  const sorted = placements.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.flatMap((placement, index) => {
    const following = sorted[index + 1];
    const last = following ? addDays(following.from, -1) : period.to;
    const from = placement.from > period.from ? placement.from : period.from;
    const to = last < period.to ? last : period.to;
    return from <= to ? [{ ...placement, from, to }] : [];
  });
}
