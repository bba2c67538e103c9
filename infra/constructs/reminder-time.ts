import type { Region } from '#shared/region/schema.ts';

/** When reminders go out, for Scheduler: at the reminder time, and twice more, an hour apart, for what failed. */
export function evenings({
  queue: { reminderTime },
}: {
  readonly queue: Pick<Region['queue'], 'reminderTime'>;
}): string {
  const [hour = 0, minute = 0] = reminderTime.split(':').map(Number);
  return `cron(${minute} ${[hour, hour + 1, hour + 2].join(',')} * * ? *)`;
}
