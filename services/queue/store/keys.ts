import type { LocalDate } from '#shared/time/local.ts';
import type { FloorId } from '../domain/floor/ticket.ts';
import type { BookingId, Tag } from '../domain/ids.ts';
import type { Look } from '../domain/look.ts';
import type { SheetId } from '../domain/sheet.ts';

/** Key of an item of the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const compactDate = (date: LocalDate): string => date.replaceAll('-', '');

/** The stream of this prefix feeds settle. */
export const sheetPrefix = 'DAY#';

export const sheetKey = ({ office, service, date }: SheetId): Key => ({
  pk: `${sheetPrefix}${office}#${service}#${compactDate(date)}`,
  sk: 'SHEET',
});

/** How far the reminders of a sheet have come. */
export const reminderKey = ({ office, service, date }: SheetId): Key => ({
  pk: `REMINDER#${office}#${service}#${compactDate(date)}`,
  sk: 'REMINDER',
});

export const bookingKey = (id: BookingId): Key => ({ pk: `B#${id}`, sk: 'BOOKING' });

/** Bookings of a person, in the order of their dates. */
export const personKey = (tag: Tag, date: LocalDate, id: BookingId): Key => ({
  pk: personPartition(tag),
  sk: `${compactDate(date)}#${id}`,
});

export const personPartition = (tag: Tag): string => `PERSON#${tag}`;

/** Who looked at whose data: one item a look, in the order of time. */
export const lookKey = ({ office, date, at, correlationId, action }: Look): Key => ({
  pk: `AUDIT#${office}#${compactDate(date)}`,
  sk: `${new Date(at).toISOString()}#${correlationId}#${action}`,
});

export const closingPartition = (office: string): string => `CLOSINGS#${office}`;

/** Closings of an office, in the order of their dates. */
export const closingKey = ({
  office,
  date,
  id,
}: {
  readonly office: string;
  readonly date: LocalDate;
  readonly id: string;
}): Key => ({ pk: closingPartition(office), sk: `${compactDate(date)}#${id}` });

export const wishPrefix = 'WISH#';

/** Who waits for a place of a day, or takes part in its draw. */
export const wishPartition = ({ office, service, date }: SheetId): string =>
  `${wishPrefix}${office}#${service}#${compactDate(date)}`;

/** One wish a person and day. */
export const wishKey = (sheet: SheetId, tag: Tag): Key => ({ pk: wishPartition(sheet), sk: `W#${tag}` });

export const drawKey = (sheet: SheetId): Key => ({ pk: wishPartition(sheet), sk: 'DRAW' });

/** Days of an office that somebody waits for, in the order of their dates. */
export const wishDayPartition = (office: string): string => `WISHES#${office}`;

export const wishDayKey = ({ office, service, date }: SheetId): Key => ({
  pk: wishDayPartition(office),
  sk: `${compactDate(date)}#${service}`,
});

export const recoveryPrefix = 'RECOVERY#';

export const recoveryKey = (id: string): Key => ({ pk: `${recoveryPrefix}${id}`, sk: 'RECOVERY' });

/** The stream of this prefix feeds the line. */
const floorPrefix = 'FLOOR#';

/** Everything of an office's day in the hall. */
export const floorPartition = ({ office, date }: FloorId): string =>
  `${floorPrefix}${office}#${compactDate(date)}`;

/** Office and date of a floor's partition; undefined: it is none. */
export function readFloorPartition(
  pk: string,
): { readonly office: string; readonly date: string } | undefined {
  const [, office, year, month, day] = /^FLOOR#([a-z0-9-]+)#(\d{4})(\d\d)(\d\d)$/.exec(pk) ?? [];
  return office === undefined ? undefined : { office, date: `${year}-${month}-${day}` };
}

/** What the days of an office's floor have taught. */
export const learntKey = (office: string): Key => ({ pk: `LEARNT#${office}`, sk: 'LEARNT' });

const counters = 'COUNTER#';
const tickets = 'T#';

/** Items of a floor, by their sort keys; the line comes before the tickets, so that a query never reads it later than them. */
export const floorItems = {
  day: 'DAY',
  head: 'HEAD',
  line: 'LINE',
  counters,
  tickets,
  counter: (id: string) => `${counters}${id}`,
  ticket: (id: BookingId) => `${tickets}${id}`,
} as const;
