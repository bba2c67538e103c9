import * as z from 'zod/mini';
import { localDate, localTime } from '#shared/time/local.ts';
import type { Booking } from '../domain/booking.ts';
import { bookingId, tag } from '../domain/ids.ts';
import type { Wish } from '../domain/wish.ts';
import { bookingKey } from './keys.ts';

const row = z.object({
  id: bookingId,
  office: z.string(),
  service: z.string(),
  date: localDate,
  tag,
  state: z.enum(['PENDING', 'BOOKED', 'ARRIVED', 'CANCELLED']),
  window: localTime,
  number: z.optional(z.int()),
  v: z.int(),
  sv: z.int(),
  mac: z.string(),
  sealed: z.string(),
  priority: z.boolean(),
  createdAt: z.int(),
  arrivedAt: z.optional(z.int()),
  correlationId: z.string(),
  bookedBy: z.optional(z.string()),
  endedBy: z.optional(z.string()),
  from: z.optional(bookingId),
  movedFrom: z.optional(bookingId),
  movedTo: z.optional(bookingId),
  wish: z.optional(
    z.object({
      kind: z.enum(['waitlist', 'draw']),
      windows: z.array(localTime),
      entry: z.string(),
      ended: z.optional(z.enum(['withdrawn', 'none-free', 'booked'])),
    }),
  ),
  offered: z.optional(z.string()),
  lapsed: z.optional(z.int()),
  leftOver: z.optional(z.int()),
  request: z.optional(z.string()),
  /** Epoch seconds after which nothing needs the row. */
  ttl: z.int(),
});

/** The row of a booking's details. */
export const bookingRow = ({ sheet, ...booking }: Booking, ttl: number): Record<string, unknown> => ({
  ...bookingKey(booking.id),
  ...sheet,
  ...booking,
  ttl,
});

const readWish = ({ ended, ...wish }: NonNullable<z.output<typeof row>['wish']>): Wish => ({
  ...wish,
  ...(ended === undefined ? {} : { ended }),
});

/** Reads a row; throws when it is no booking. */
export function parseBooking(item: unknown): { booking: Booking; ttl: number } {
  const {
    office,
    service,
    date,
    ttl,
    number,
    arrivedAt,
    bookedBy,
    endedBy,
    from,
    movedFrom,
    movedTo,
    wish,
    offered,
    lapsed,
    leftOver,
    request,
    ...rest
  } = row.parse(item);
  return {
    ttl,
    booking: {
      ...rest,
      sheet: { office, service, date },
      ...(number === undefined ? {} : { number }),
      ...(arrivedAt === undefined ? {} : { arrivedAt }),
      ...(bookedBy === undefined ? {} : { bookedBy }),
      ...(endedBy === undefined ? {} : { endedBy }),
      ...(from === undefined ? {} : { from }),
      ...(movedFrom === undefined ? {} : { movedFrom }),
      ...(movedTo === undefined ? {} : { movedTo }),
      ...(wish === undefined ? {} : { wish: readWish(wish) }),
      ...(offered === undefined ? {} : { offered }),
      ...(lapsed === undefined ? {} : { lapsed }),
      ...(leftOver === undefined ? {} : { leftOver }),
      ...(request === undefined ? {} : { request }),
    },
  };
}
