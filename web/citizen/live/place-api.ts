import type { Board, Place } from '#services/queue/contract.ts';
import { type Reply, sendForJson } from '../api/reply.ts';

/** A ticket of a day in the hall, and what opens it: `<key id>.<ticket id>.<secret>`. */
export interface Admission {
  readonly office: string;
  readonly date: string;
  readonly key: string;
}

export type Rating = 'good' | 'fair' | 'poor';

const offices = '/api/queue/offices';
const part = encodeURIComponent;
const path = ({ office, date, key }: Admission) =>
  `${offices}/${part(office)}/days/${part(date)}/tickets/${part(key.split('.')[1] ?? '')}`;
const opened = ({ key }: Admission, init: RequestInit = {}): RequestInit => ({
  ...init,
  cache: 'no-store',
  headers: { 'content-type': 'application/json', 'booking-key': key },
});

export const readPlace = (ticket: Admission): Promise<Reply<Place>> =>
  sendForJson<Place>(path(ticket), opened(ticket));

export const readBoard = (office: string): Promise<Reply<Board>> =>
  sendForJson<Board>(`${offices}/${part(office)}/board`);

export const rateService = (ticket: Admission, rating: Rating): Promise<Reply<{ rating: Rating }>> =>
  sendForJson(`${path(ticket)}/rating`, opened(ticket, { method: 'POST', body: JSON.stringify({ rating }) }));

/** `<office>.<date>.<key>` of a printed link. */
export function admissionOf(fragment: string): Admission | undefined {
  const [office, date, ...rest] = fragment.split('.');
  const key = rest.join('.');
  return office && date && rest.length === 3 ? { office, date, key } : undefined;
}
