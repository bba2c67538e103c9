import type { Region } from '#shared/region/schema.ts';
import type { LocalDate } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { datesFrom, type Offer } from './service-day.ts';

/** A service on a date of the booking horizon. */
export interface SheetPlace {
  readonly offer: Offer;
  readonly date: LocalDate;
}

/** Every service of every office on every date from today to the horizon. */
export function everySheet(region: Region, now: number): SheetPlace[] {
  const dates = datesFrom(region, localDateAt(now, region.timezone), now);
  return region.offices.flatMap((office) =>
    office.services.flatMap((service) => dates.map((date) => ({ offer: { office, service }, date }))),
  );
}

/** Does the same for each, a few at a time; throws at the end when any failed, after having tried all. */
export async function forEach<Item>(
  items: readonly Item[],
  width: number,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const faults: unknown[] = [];
  const waiting = items.values();
  const work = async () => {
    for (const item of waiting) {
      try {
        await act(item);
      } catch (fault) {
        faults.push(fault);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${items.length} failed`);
}
