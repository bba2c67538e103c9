import type {
  Availability,
  Challenge,
  Days,
  HeldBooking,
  Offices,
  OpenedBooking,
} from '#services/queue/contract.ts';
import type { Request } from '../booking/attempt.ts';
import { type Reply, send, sendForJson } from './reply.ts';

const ROOT = '/api/queue';
const json = { 'content-type': 'application/json' };
const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

/** `<key id>.<booking id>.<secret>`: the booking that a key opens. */
const bookingIdOf = (key: string): string => key.split('.')[1] ?? '';

const path = (key: string, rest = '') => `${ROOT}/bookings/${encodeURIComponent(bookingIdOf(key))}${rest}`;
const opened = (key: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  cache: 'no-store',
  headers: { ...json, 'booking-key': key },
});

export const listOffices = () => sendForJson<Offices>(`${ROOT}/offices`);

export const readDays = (office: string, service: string, month: string) =>
  sendForJson<Days>(`${ROOT}/offices/${office}/days?${query({ service, month })}`);

export const readAvailability = (office: string, service: string, date: string) =>
  sendForJson<Availability>(`${ROOT}/offices/${office}/availability?${query({ service, date })}`);

export const createChallenge = (office: string, bind: string) =>
  sendForJson<Challenge>(`${ROOT}/challenge?${query({ office, bind })}`, { cache: 'no-store' });

/** Books a window, or asks for one that is to come free. */
export const requestPlace = (key: string, request: Request): Promise<Reply<OpenedBooking>> =>
  sendForJson<OpenedBooking>(`${ROOT}/${'windows' in request ? 'wishes' : 'bookings'}`, {
    method: 'POST',
    headers: { ...json, 'idempotency-key': key },
    body: JSON.stringify(request),
  });

export const readBooking = (key: string) => sendForJson<OpenedBooking>(path(key), opened(key));

export const cancelBooking = (key: string) =>
  sendForJson<OpenedBooking>(path(key), opened(key, { method: 'DELETE' }));

export const moveBooking = (key: string, to: { date: string; window: string }) =>
  sendForJson<HeldBooking>(path(key, '/move'), opened(key, { method: 'POST', body: JSON.stringify(to) }));

export const exportCalendar = (key: string, language: 'id' | 'en'): Promise<Reply<Blob>> =>
  send(path(key, `/calendar.ics?${query({ language })}`), opened(key), (response) => response.blob());
