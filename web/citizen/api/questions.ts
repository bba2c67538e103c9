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

/** The days from today to the end of the horizon. The first answer tells what day it is: the phone may be wrong. */
async function readUpcomingDays(office: string, service: string): Promise<Reply<Days['days']>> {
  const asked = new Map<string, Days['days']>();
  const months = () => {
    const today = localDate(clock.now(), city.timezone);
    return [today, addDays(today, city.horizonDays + 1)].map((date) => date.slice(0, 7));
  };
  for (let next = months()[0]; next !== undefined; next = months().find((month) => !asked.has(month))) {
    const reply = await readDays(office, service, next);
    if (reply.kind !== 'answer') return reply;
    asked.set(next, reply.body.days);
  }
  const today = localDate(clock.now(), city.timezone);
  const last = addDays(today, city.horizonDays + 1);
  const all = [...asked.entries()].sort().flatMap(([, days]) => days);
  const upcoming = all.filter(({ date, state }) => date >= today && date <= last && state !== 'outside');
  return { kind: 'answer', body: upcoming };
}
