import type { Figures } from '#services/queue/contract.ts';
import { csvFrom } from '../plots/csv.ts';

const header = [
  'date',
  'service',
  'hour',
  'seats',
  'walk_in_seats',
  'booked',
  'came',
  'walk_ins',
  'served',
  'waiting_people',
  'waiting_p50_seconds',
  'waiting_p90_seconds',
  'serving_p50_seconds',
  'serving_p90_seconds',
  'peak_in_hall',
] as const;

/** The figures of a day as a table: a line for each service (hour empty), for each hour of a service, and for the hall. */
export function csvOf({ date, services, hours, hall }: Figures): string {
  return csvFrom([
    header,
    ...services.map((one) => [
      date,
      one.id,
      '',
      one.seats,
      one.walkInSeats,
      one.booked,
      one.came,
      one.walkIns,
      one.served,
      one.waiting?.people ?? 0,
      one.waiting?.p50 ?? '',
      one.waiting?.p90 ?? '',
      one.serving?.p50 ?? '',
      one.serving?.p90 ?? '',
      '',
    ]),
    ...hours.map(({ hour, service, arrived, served, waiting }) => [
      date,
      service,
      hour,
      '',
      '',
      '',
      arrived,
      '',
      served,
      waiting?.people ?? 0,
      waiting?.p50 ?? '',
      waiting?.p90 ?? '',
      '',
      '',
      '',
    ]),
    [date, '', '', '', '', '', '', '', '', '', '', '', '', '', hall.peak],
  ]);
}
