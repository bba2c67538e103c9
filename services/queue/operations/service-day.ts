import type { Office, Region, Service, Text } from '#shared/region/schema.ts';
import { addDays, daysBetween, type LocalDate } from '#shared/time/local.ts';
import { officeDay } from '#shared/time/office-hours.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { openDay, releasedAt } from '../domain/open-day.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Refusal } from '../refusals.ts';

/** A service of an office, by the names in a request. */
export interface Offer {
  readonly office: Office;
  readonly service: Service;
}

/** The service that a request names; undefined when there is none. */
export function findOffer(region: Region, name: { office: string; service: string }): Offer | undefined {
  const office = region.offices.find(({ id }) => id === name.office);
  const service = office?.services.find(({ id }) => id === name.service);
  return office && service && { office, service };
}

/** What the calendar says of a service's day: the sheet that nobody has booked yet, or why there is none. */
export type ServiceDay = { readonly unbooked: Sheet } | { readonly closed: Text };

/** The day of a service as region and holidays have it. */
export function serviceDay(region: Region, { office, service }: Offer, date: LocalDate): ServiceDay {
  const day = officeDay(office, date, region.ramadan);
  if ('closed' in day) return { closed: day.closed };
  const id = { office: office.id, service: service.id, date };
  return { unbooked: openDay({ id, spans: day.spans, service, settings: region }) };
}

/** The first and last date that can be booked or is about to be. */
export function horizon(region: Region, now: number): { first: LocalDate; last: LocalDate } {
  const first = localDateAt(now, region.timezone);
  return { first, last: addDays(first, region.queue.horizonDays) };
}

/** Whether a date lies in the horizon. */
export const isWithin = ({ first, last }: { first: LocalDate; last: LocalDate }, date: LocalDate): boolean =>
  first <= date && date <= last;

/** The dates of the horizon from one of them on, in order. */
export function datesFrom(region: Region, date: LocalDate, now: number): readonly LocalDate[] {
  const { first, last } = horizon(region, now);
  const start = date < first ? first : date;
  return Array.from({ length: Math.max(0, daysBetween(start, last) + 1) }, (_, days) => addDays(start, days));
}

/** Why a day cannot be booked now, by the calendar alone: past, closed (however far ahead), beyond the horizon, not yet open. */
export function calendarRefusal(
  region: Region,
  date: LocalDate,
  day: ServiceDay,
  now: number,
): Refusal | undefined {
  const dates = horizon(region, now);
  if (date < dates.first) return { code: 'out-of-horizon', ...dates };
  if ('closed' in day) return { code: 'closed-day', reason: day.closed };
  if (!isWithin(dates, date)) return { code: 'out-of-horizon', ...dates };
  const opening = releasedAt(date, region);
  if (now < opening) return { code: 'not-open', opensAt: opening, timezone: region.timezone };
  return undefined;
}
