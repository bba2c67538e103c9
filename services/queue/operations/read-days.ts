import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { addDays, type LocalDate, localDate } from '#shared/time/local.ts';
import type { CalendarDay, Routes } from '../contract.ts';
import { availability } from '../domain/availability.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Refusal } from '../refusals.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { findOffer, horizon, isWithin, serviceDay } from './service-day.ts';

type Route = Routes['readDays'];

/** Part of the day's places that are left, from which on the day counts as calm, or as still having room. */
const CALM = 0.5;
const ROOM = 0.2;

/** The days of a month: which can be chosen, how busy they are, why they are closed. */
export const readDays =
  ({
    settings,
    gate,
    clock,
  }: Pick<BookingPorts, 'settings' | 'gate' | 'clock'>): Operation<
    RequestOf<Route>,
    AnswerOf<Route>,
    Refusal
  > =>
  async ({ path, query }) => {
    const { service, month } = query;
    const region = await settings.inForce();
    const offer = findOffer(region, { office: path.office, service });
    if (!offer) return refuse({ code: 'not-found' });

    const now = clock.now();
    const bookable = horizon(region, now);
    const days = datesOf(month).map(async (date): Promise<CalendarDay> => {
      const day = serviceDay(region, offer, date);
      if ('closed' in day) return { ...nothing, date, state: 'closed', closed: day.closed };
      if (!isWithin(bookable, date)) {
        const ahead = date > bookable.last ? { bookingOpensAt: day.unbooked.opensAt } : {};
        return { ...nothing, date, state: 'outside', ...ahead };
      }
      return { date, ...summary((await gate.look(day.unbooked.id)) ?? day.unbooked, now) };
    });
    return { answer: { office: path.office, service, month, now, days: await Promise.all(days) } };
  };

const nothing = { busy: null, remaining: null, bookingOpensAt: null, draw: null, closed: null } as const;

const ended = { id: 'pendaftaran daring hari ini sudah selesai', en: 'online booking for today has ended' };

function summary(sheet: Sheet, now: number): Omit<CalendarDay, 'date'> {
  const windows = availability(sheet, now).filter(({ state }) => state !== 'closed');
  const { opensAt: bookingOpensAt, draw = null } = sheet;
  if (windows.length === 0) return { ...nothing, state: 'closed', bookingOpensAt, closed: ended };
  const sum = (part: 'remaining' | 'capacity') => windows.reduce((total, window) => total + window[part], 0);
  const [remaining, capacity] = [sum('remaining'), sum('capacity')];
  const left = capacity === 0 ? 0 : remaining / capacity;
  const notYet = windows.some(({ state }) => state === 'not-yet');
  return {
    state: notYet ? 'not-yet' : remaining > 0 ? 'open' : 'full',
    busy: left >= CALM ? 'low' : left >= ROOM ? 'medium' : 'high',
    remaining,
    bookingOpensAt,
    draw,
    closed: null,
  };
}

function datesOf(month: string): readonly LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = localDate.parse(`${month}-01`); date.startsWith(month); date = addDays(date, 1)) {
    dates.push(date);
  }
  return dates;
}
