import type { ChangeTerms } from '../domain/cancel.ts';
import type { BookingPorts } from './ports.ts';

/** The limits of a change that is made now: the seat given back is sold again after a random while. */
export function changeTerms({
  region,
  clock,
  random,
}: Pick<BookingPorts, 'region' | 'clock' | 'random'>): ChangeTerms {
  const { coolDownSeconds, changesPerPersonAndDay } = region.queue;
  const { least, most } = coolDownSeconds;
  const now = clock.now();
  return {
    now,
    ripeAt: now + Math.round(1000 * (least + random() * (most - least))),
    changesPerDay: changesPerPersonAndDay,
  };
}
