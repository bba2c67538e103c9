import type { Region } from '#shared/region/schema.ts';

/** How much a region is used; everything but `bookingsPerDay` and `retentionDays` is our supposition until a region has run. */
export interface Volumes {
  readonly bookingsPerDay: number;
  readonly workingDays: number;
  /** Requests to the API for one booking: of who books, and of others who look and go. */
  readonly requestsPerBooking: number;
  /** Page loads for one booking, each as heavy as the whole way to a ticket. */
  readonly visitsPerBooking: number;
  /** Moves and cancellations of a booking. */
  readonly changesPerBooking: number;
  /** Parts of an SMS: a ticket with its link is two. */
  readonly smsPartsPerMessage: number;
  readonly mailsPerBooking: number;
  /** Requests for documents, online, of all offices. */
  readonly requestsPerDay: number;
  /** Officers who sign in within a month. */
  readonly staff: number;
}

/** Seats sold of those on offer. */
const SOLD = 0.9;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Seats that the busiest weekday of each service of a region puts on sale online. */
export function seatsOfServices({ offices }: Region): readonly number[] {
  return offices.flatMap(({ hours, services }) =>
    services.map(({ windowMinutes, quota }) => {
      const windowsOf = (spans: readonly (readonly [string, string])[]) =>
        sum(spans.map(([from, to]) => Math.floor((minuteOf(to) - minuteOf(from)) / windowMinutes)));
      return Math.max(...Object.values(hours.regular).map(windowsOf)) * quota.online;
    }),
  );
}

/** Seats that a working day of a region puts on sale online. */
export const seatsOfDay = (region: Region): number => sum(seatsOfServices(region));

/** What is supposed of a region unless somebody says otherwise. */
export const supposed = (region: Region): Volumes => ({
  bookingsPerDay: Math.round(seatsOfDay(region) * SOLD),
  workingDays: region.offices.some(({ openOnHolidays }) => openOnHolidays) ? 30 : 22,
  requestsPerBooking: 20,
  visitsPerBooking: 3,
  changesPerBooking: 0.2,
  smsPartsPerMessage: 2,
  mailsPerBooking: 0.3,
  requestsPerDay: 60 * region.offices.filter(({ documents }) => documents !== undefined).length,
  staff: 20 * region.offices.length,
});

/** What is supposed of staging: operators who try what they will deploy, and nobody else. */
export const rehearsed: Volumes = {
  bookingsPerDay: 5,
  workingDays: 22,
  requestsPerBooking: 20,
  visitsPerBooking: 3,
  changesPerBooking: 1,
  smsPartsPerMessage: 2,
  mailsPerBooking: 0.3,
  requestsPerDay: 2,
  staff: 5,
};

export const bookingsPerMonth = ({ bookingsPerDay, workingDays }: Volumes): number =>
  bookingsPerDay * workingDays;

export const requestsPerMonth = ({ requestsPerDay, workingDays }: Volumes): number =>
  requestsPerDay * workingDays;

/** Visitors of a month: for each booking another who just comes, as the quotas are set. */
export const visitorsPerMonth = (volumes: Volumes): number => 2 * bookingsPerMonth(volumes);

/** Requests of counters and kiosks for a visitor, and of phones that follow a place. */
const STEPS_OF_VISITOR = 6;
const LOOKS_OF_VISITOR = 20;
/** Boards ask once a second while an office is open; the edge asks for all of them together. */
const BOARD_SECONDS = 8 * 3600;

/** Requests of a month to the hall's routes for its visitors. */
export const floorRequests = (volumes: Volumes): number =>
  visitorsPerMonth(volumes) * (STEPS_OF_VISITOR + LOOKS_OF_VISITOR);

/** Requests of a month of the boards, whether anybody comes or not. */
export const boardRequests = ({ workingDays }: Volumes): number => workingDays * BOARD_SECONDS;

/** Messages of a month: one when booked, one at each change. */
export const messagesPerMonth = (volumes: Volumes): number =>
  bookingsPerMonth(volumes) * (1 + volumes.changesPerBooking);

/** Parts of SMS of a working day: what is charged, and what a spending limit counts. */
export const textMessagesPerDay = (volumes: Volumes): number =>
  Math.ceil(volumes.bookingsPerDay * (1 + volumes.changesPerBooking) * volumes.smsPartsPerMessage);
