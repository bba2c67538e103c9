import { type LocalTime, localDate, localTime } from '#shared/time/local.ts';
import type { Booking } from '../domain/booking.ts';
import { type BookingId, bookingId, type Tag, tag } from '../domain/ids.ts';
import { openDay } from '../domain/open-day.ts';
import type { Sheet } from '../domain/sheet.ts';

/** Samples for tests: an office day that can be booked from 1 000 on, in windows of an hour. */
export const sampleId = { office: 'disdukcapil', service: 'akta', date: localDate.parse('2026-11-23') };

export const nine: LocalTime = localTime.parse('09:00');
export const ten: LocalTime = localTime.parse('10:00');

/** A booking id, or tag, made readable: `idOf('ani')`. */
export const idOf = (name: string): BookingId => bookingId.parse(name.padEnd(11, '-'));
export const tagOf = (name: string): Tag => tag.parse(name.padEnd(10, '-'));

export function sampleSheet({ seats = 2, numbers = 5, id = sampleId, drawMinutes = 0 } = {}): Sheet {
  return {
    ...openDay({
      id,
      spans: [{ start: nine, end: localTime.parse('11:00') }],
      service: {
        letter: 'A',
        windowMinutes: 60,
        quota: { online: seats, walkIn: 0 },
        numberBlock: numbers,
        ...(drawMinutes > 0 && { release: { kind: 'draw', minutes: drawMinutes } as const }),
      },
      settings: {
        timezone: 'Asia/Jakarta',
        queue: { horizonDays: 7, releaseTime: '07:00', selfServiceEndsMinutes: 60 },
      },
    }),
    opensAt: 1_000,
  };
}

export function sampleBooking(name: string, more: Partial<Booking> = {}): Booking {
  return {
    id: idOf(name),
    sheet: sampleId,
    tag: tagOf(name),
    state: 'PENDING',
    window: nine,
    v: 0,
    sv: 0,
    mac: 'm',
    sealed: 's',
    priority: false,
    createdAt: Date.parse('2026-11-20T00:00:00Z'),
    correlationId: '3f8e2c1a-0000-4000-8000-000000000000',
    ...more,
  };
}
