import city from 'balai:city';
import type { Days } from '#services/queue/contract.ts';
import { clock } from '../clock.ts';
import { addDays, localDate } from '../texts/when.ts';
import { listOffices, readAvailability, readBooking, readDays } from './queue.ts';
import type { Reply } from './reply.ts';
import { answersOf } from './use-answer.ts';

export const useOffices = answersOf(listOffices);
export const useAvailability = answersOf(readAvailability);
export const useBooking = answersOf(readBooking);
export const useUpcomingDays = answersOf(readUpcomingDays);

/** The days from today to the end of the horizon: of one month, or of two. */
async function readUpcomingDays(office: string, service: string): Promise<Reply<Days['days']>> {
  const today = localDate(clock.now(), city.timezone);
  const last = addDays(today, city.horizonDays + 1);
  const months = [...new Set([today.slice(0, 7), last.slice(0, 7)])];
  const replies = await Promise.all(months.map((month) => readDays(office, service, month)));
  const days: Days['days'] = [];
  for (const reply of replies) {
    if (reply.kind !== 'answer') return reply;
    days.push(...reply.body.days);
  }
  const upcoming = days.filter(({ date, state }) => date >= today && date <= last && state !== 'outside');
  return { kind: 'answer', body: upcoming };
}
