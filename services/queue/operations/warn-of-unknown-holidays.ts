import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import { holidaysKnown } from '#shared/time/holidays.ts';
import { horizon } from './service-day.ts';

/** Says so when bookings reach into a year whose holidays are not entered: people would book days on which nobody is there. */
export function warnOfUnknownHolidays({
  region,
  clock,
  log,
}: {
  readonly region: Region;
  readonly clock: Clock;
  readonly log: Log;
}): void {
  const { last } = horizon(region, clock.now());
  const closing = region.offices.some(({ openOnHolidays }) => !openOnHolidays);
  if (closing && !holidaysKnown(last)) log('holidays-unknown', { reason: last.slice(0, 4) });
}
