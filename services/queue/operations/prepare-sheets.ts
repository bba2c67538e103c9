import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { SheetStore } from '../domain/sheet-store.ts';
import { everySheet, forEach } from './every-sheet.ts';
import { serviceDay } from './service-day.ts';

/** Sheets made at the same time. */
const WIDTH = 8;

/** Makes the sheets of the horizon that do not exist yet, so that opening time finds them ready. */
export async function prepareSheets(ports: {
  readonly region: Region;
  readonly sheets: Pick<SheetStore, 'create'>;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<void> {
  const { region, sheets, clock, log } = ports;
  let created = 0;
  await forEach(everySheet(region, clock.now()), WIDTH, async ({ offer, date }) => {
    const day = serviceDay(region, offer, date);
    if ('closed' in day) return;
    if ((await sheets.create(day.unbooked)) === 'created') created += 1;
  });
  log('sheets-prepared', { count: created });
}
