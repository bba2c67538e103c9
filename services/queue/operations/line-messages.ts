import type { Notice } from '#shared/notifications/hand-over.ts';
import { isErased } from '../domain/booking.ts';
import { aheadOf, waitAt } from '../domain/floor/line.ts';
import type { Ticket } from '../domain/floor/ticket.ts';
import { bookingId } from '../domain/ids.ts';
import { standingOf } from '../domain/sheet.ts';
import { openContact, reachable } from './contact.ts';
import { noticeOf, type Occasion } from './courier-notice.ts';
import type { CourierPorts } from './courier-ports.ts';
import { findHall, type Hall } from './floor/hall.ts';

/** Somebody is told that they are called soon when so many are called before, or so many minutes are likely left … */
const SOON = { most: 5, least: 2, minutes: 15 };
/** … and when they have been there for so long, in milliseconds: who has just come is still in the hall. */
const SETTLED = 10 * 60_000;

type Ports = Pick<
  CourierPorts,
  'region' | 'siteOrigin' | 'keys' | 'clock' | 'bookings' | 'sheets' | 'floors' | 'settings'
>;

/** A call, as its event tells it. */
interface Called {
  readonly metadata: { readonly version: number; readonly correlationId: string };
  readonly data: {
    readonly visit: string;
    readonly office: string;
    readonly date: string;
    readonly counter: string;
  };
}

/**
 * What a call leads to: a word to whom it calls, and one to those who are called soon now. Only who booked left an address; the
 * messages about a visit are a subject of their own, so that `called` comes after `nth-in-line` or instead of it.
 */
export async function noticesOfCall(ports: Ports, { metadata, data }: Called): Promise<Notice[]> {
  const today = await findHall(ports, data.office);
  // A call of another day, repeated late, helps nobody.
  if (today === undefined || today.id.date !== data.date) return [];
  const { tickets } = await ports.floors.read(today.id);
  const { line } = await ports.floors.glance(today.id);
  // Not when it has been called to another counter since.
  const called = tickets.filter(
    ({ id, state, counter }) => id === data.visit && state === 'CALLED' && counter === data.counter,
  );
  const soon =
    line === undefined
      ? []
      : tickets.filter((ticket) => {
          const ahead = aheadOf(line, ticket);
          return isSoon(ticket, { ahead, minutes: waitAt(line, ticket.service, ahead)?.p50, now: today.now });
        });
  const { correlationId } = metadata;
  const notices = await Promise.all([
    ...called.map((ticket) =>
      noticeOfVisit(ports, today, ticket, {
        version: metadata.version,
        kind: 'called',
        correlationId,
        counter: data.counter,
      }),
    ),
    // Once a ticket: whatever follows is the same message.
    ...soon.map((ticket) =>
      noticeOfVisit(ports, today, ticket, { version: 0, kind: 'nth-in-line', correlationId }),
    ),
  ]);
  return notices.filter((notice) => notice !== undefined);
}

/** Whether the holder of a waiting ticket should hear that it is called soon. */
export const isSoon = (
  { state, kind, arrivedAt }: Pick<Ticket, 'state' | 'kind' | 'arrivedAt'>,
  {
    ahead,
    minutes,
    now,
  }: { readonly ahead: number; readonly minutes: number | undefined; readonly now: number },
): boolean =>
  state === 'WAITING' &&
  kind === 'booked' &&
  now - arrivedAt >= SETTLED &&
  ahead >= SOON.least &&
  (ahead <= SOON.most || (minutes !== undefined && minutes <= SOON.minutes));

/** A number that was left over when the day closed, as its event tells it. */
interface LeftOver {
  readonly metadata: { readonly id: string; readonly version: number; readonly correlationId: string };
  readonly data: { readonly visit: string; readonly office: string; readonly date: string };
}

/** Times that details may change under this; reached only when the engine misbehaves. */
const PATIENCE = 20;

/** Lets whoever came with a booking and waited in vain choose another place before everybody else; once, however often it is heard. */
export async function noteLeftOver(
  { bookings, clock }: Pick<Ports, 'bookings' | 'clock'>,
  { metadata: { id: causationId }, data }: LeftOver,
): Promise<void> {
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    const known = await bookings.read(bookingId.parse(data.visit));
    if (known?.state !== 'ARRIVED' || known.leftOver !== undefined || isErased(known)) return;
    const now = clock.now();
    const booking = { ...known, leftOver: now, v: known.v + 1 };
    if ((await bookings.update({ booking, events: [], now, causationId })) === 'written') return;
  }
  throw new Error(`The details of booking ${data.visit} changed ${PATIENCE} times in a row`);
}

/** Word to who waited in vain, with the way to another day; by SMS whatever the region pays for calls: they are few, and went home. */
export async function noticeOfLeftOver(
  ports: Ports,
  { metadata: { version, correlationId }, data }: LeftOver,
): Promise<Notice | undefined> {
  const today = await findHall(ports, data.office);
  if (today === undefined || today.id.date !== data.date) return undefined;
  const ticket = await ports.floors.readTicket(today.id, bookingId.parse(data.visit));
  if (ticket?.state !== 'CANCELLED') return undefined;
  return noticeOfVisit(ports, today, ticket, { version, kind: 'left-over', correlationId });
}

async function noticeOfVisit(
  ports: Ports,
  { id: { office, date } }: Hall,
  { id, kind }: Pick<Ticket, 'id' | 'kind'>,
  occasion: Omit<Occasion, 'subject'>,
): Promise<Notice | undefined> {
  const bySms = ports.region.notifications.textMessages.line || occasion.kind === 'left-over';
  const booking = kind === 'booked' ? await ports.bookings.read(bookingId.parse(id)) : undefined;
  if (booking?.state !== 'ARRIVED' || booking.sheet.office !== office || booking.sheet.date !== date)
    return undefined;
  const sheet = await ports.sheets.read(booking.sheet);
  const standing = sheet && standingOf(sheet, booking.id);
  if (!sheet || !standing || booking.sealed === '') return undefined;
  const ring = await ports.keys();
  const contact = reachable(openContact(ring, booking));
  if (contact === undefined || (!bySms && contact.email === undefined)) return undefined;
  const { message, recipient } = noticeOf(ports, ring, {
    occasion: { ...occasion, subject: `${id}.visit` },
    about: { booking, sheet, standing },
    contact,
    language: contact.language,
  });
  return { message: bySms ? message : { ...message, only: 'mail' }, recipient };
}
