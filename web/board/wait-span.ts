import type { Wait } from '#services/queue/contract.ts';

/** A wait as a span of whole minutes, `10–25`; one figure where both ends are the same. */
export const spanOf = ({ p50, p90 }: Wait): string => (p90 <= p50 ? String(p50) : `${p50}–${p90}`);
