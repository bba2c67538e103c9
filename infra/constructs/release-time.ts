import type { Region } from '#shared/region/schema.ts';

const DAY = 24 * 60;

/** The local time of day so many minutes after (before, when negative) booking opens, as fields of a cron expression. */
export function aroundRelease(
  { queue: { releaseTime } }: Pick<Region, 'queue'>,
  minutes: number,
): { readonly hour: string; readonly minute: string } {
  const [hour = 0, minute = 0] = releaseTime.split(':').map(Number);
  const at = (hour * 60 + minute + minutes + DAY) % DAY;
  return { hour: `${Math.floor(at / 60)}`, minute: `${at % 60}` };
}
