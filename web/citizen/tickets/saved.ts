import type { OpenedBooking } from '#services/queue/contract.ts';
import { forget, hasStrings, recallJson, remember } from '../storage.ts';

/** A ticket kept on the phone, readable without a network. */
export interface SavedTicket {
  readonly key: string;
  readonly link: string;
  readonly booking: OpenedBooking['booking'];
  /** Epoch milliseconds at which the office last confirmed it. */
  readonly savedAt: number;
}

const NAME = 'balai.tickets';
/** A ticket is of no use two days after its visit. */
const LIFE = 2 * 24 * 60 * 60 * 1_000;

const isTicket = (value: unknown): value is SavedTicket =>
  hasStrings(value, 'key', 'link') &&
  'savedAt' in value &&
  typeof value.savedAt === 'number' &&
  'booking' in value &&
  hasStrings(value.booking, 'id', 'office', 'service', 'date', 'state') &&
  ('wish' in value.booking || hasStrings(value.booking, 'ticket', 'window', 'windowEnd', 'checkIn'));
const areTickets = (value: unknown): value is SavedTicket[] => Array.isArray(value) && value.every(isTicket);

const visitOf = ({ booking }: SavedTicket): string =>
  booking.date + (booking.ticket === null ? '' : booking.window);

const byVisit = (one: SavedTicket, other: SavedTicket): number => visitOf(one).localeCompare(visitOf(other));

/** The tickets on this phone, next visit first. */
export function savedTickets(now: number): readonly SavedTicket[] {
  const all = recallJson(NAME, areTickets) ?? [];
  return all.filter(({ booking }) => Date.parse(booking.date) + LIFE > now).sort(byVisit);
}

export const savedTicket = (key: string, now: number): SavedTicket | undefined =>
  savedTickets(now).find((ticket) => ticket.key === key);

/** Keeps what the office answered; a cancelled booking leaves, one that moved replaces its older self. */
export function saveTicket({ key, link, booking }: OpenedBooking, now: number, replaces = key): void {
  const others = savedTickets(now).filter((ticket) => ticket.key !== key && ticket.key !== replaces);
  const kept = booking.state === 'CANCELLED' ? others : [...others, { key, link, booking, savedAt: now }];
  remember(NAME, JSON.stringify(kept));
}

export function forgetTicket(key: string, now: number): void {
  remember(NAME, JSON.stringify(savedTickets(now).filter((ticket) => ticket.key !== key)));
}

export const forgetTickets = (): void => forget(NAME);
