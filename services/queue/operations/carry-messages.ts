import * as z from 'zod/mini';
import {
  checkedIn,
  recoveryRequested,
  slotBooked,
  slotCancelled,
  slotMoved,
  slotOffered,
  slotReopened,
  slotWished,
  ticketCalled,
  ticketLeftOver,
  wishEnded,
} from '#shared/events/queue.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { handOver, type Notice } from '#shared/notifications/hand-over.ts';
import type { MessageKind } from '#shared/notifications/message.ts';
import type { Text } from '#shared/region/schema.ts';
import { localDate } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { type Booking, isErased, isWish } from '../domain/booking.ts';
import { bookingId } from '../domain/ids.ts';
import { standingOf } from '../domain/sheet.ts';
import { shutBy } from '../domain/shut.ts';
import { bookingsOfPerson, type LiveBooking, type WaitingBooking } from './bookings-of-person.ts';
import { openContact, reachable } from './contact.ts';
import { noticeOf } from './courier-notice.ts';
import type { CourierPorts } from './courier-ports.ts';
import { repairArrival } from './floor/repair-arrival.ts';
import { noteLeftOver, noticeOfLeftOver, noticesOfCall } from './line-messages.ts';
import { openWish } from './recovery-wish.ts';

/** The events that concern a citizen, as the queue brings them. */
export const courierEvent = z.discriminatedUnion('detail-type', [
  slotBooked.message,
  slotMoved.message,
  slotCancelled.message,
  slotOffered.message,
  slotReopened.message,
  slotWished.message,
  wishEnded.message,
  recoveryRequested.message,
  ticketCalled.message,
  ticketLeftOver.message,
  checkedIn.message,
]);
type CourierEvent = z.output<typeof courierEvent>;
type RecoveryEvent = Extract<CourierEvent, { 'detail-type': 'RecoveryRequested.v1' }>;
type ArrivalEvent = Extract<CourierEvent, { 'detail-type': 'CheckedIn.v1' }>;
type CallEvent = Extract<CourierEvent, { 'detail-type': 'TicketCalled.v1' }>;
type LeftOverEvent = Extract<CourierEvent, { 'detail-type': 'TicketLeftOver.v1' }>;
type WishEvent = Extract<CourierEvent, { 'detail-type': 'SlotWished.v1' | 'WishEnded.v1' }>;
type SlotEvent = Exclude<CourierEvent, RecoveryEvent | ArrivalEvent | CallEvent | LeftOverEvent | WishEvent>;

/**
 * Turns one of the service's own events into messages to citizens. What has been erased or overtaken meanwhile leads to
 * none. Repeating an event repeats the same messages, which notifications sends once.
 */
export async function carryMessages(ports: CourierPorts, event: CourierEvent): Promise<void> {
  if (event['detail-type'] === 'CheckedIn.v1') {
    return repairArrival(ports, event.detail);
  }
  if (event['detail-type'] === 'TicketCalled.v1') {
    for (const notice of await noticesOfCall(ports, event.detail)) await handOver(ports, notice);
    return;
  }
  if (event['detail-type'] === 'TicketLeftOver.v1') {
    await noteLeftOver(ports, event.detail);
    const notice = await noticeOfLeftOver(ports, event.detail);
    return notice && handOver(ports, notice);
  }
  const ring = await ports.keys();
  const notices =
    event['detail-type'] === 'RecoveryRequested.v1'
      ? await recover(ports, ring, event)
      : await tell(ports, ring, event);
  for (const notice of notices) await handOver(ports, notice);
}

async function tell(ports: CourierPorts, ring: KeyRing, event: SlotEvent | WishEvent): Promise<Notice[]> {
  const { metadata } = event.detail;
  const { subject, version, correlationId } = metadata;
  const found = isOfWish(event) ? await judgeWish(ports, event) : await judge(ports, event);
  if (typeof found === 'string') {
    ports.log('message-dropped', { subject, version, correlationId, reason: found });
    return [];
  }
  const contact = reachable(openContact(ring, found.booking));
  if (!contact) {
    ports.log('message-dropped', { subject, version, correlationId, reason: 'no-address' satisfies Silence });
    return [];
  }
  const occasion = { subject, version, kind: kindOf(event, found.booking), correlationId };
  const reason = await reasonOf(ports, event);
  const notice = noticeOf(ports, ring, {
    occasion,
    about: found,
    contact,
    language: contact.language,
    reason,
  });
  if (!isMovedAway(event)) return [notice];
  // The booking in its stead tells where it went; this one only ends what is still on its way, such as a reminder.
  ports.log('message-dropped', { subject, version, correlationId, reason: 'moved' satisfies Silence });
  return [{ ...notice, message: { ...notice.message, only: 'none' } }];
}

const isMovedAway = (event: SlotEvent | WishEvent): boolean =>
  event['detail-type'] === 'SlotCancelled.v1' && event.detail.data.movedTo !== undefined;

/** Why the office closed the time of a booking. */
async function reasonOf({ closings }: CourierPorts, event: SlotEvent | WishEvent): Promise<Text | undefined> {
  if (event['detail-type'] !== 'SlotOffered.v1') return undefined;
  const { closing: id, office, date } = event.detail.data;
  return (await closings.read({ id, office, date: localDate.parse(date) }))?.reason;
}

const isOfWish = (event: SlotEvent | WishEvent): event is WishEvent =>
  event['detail-type'] === 'SlotWished.v1' || event['detail-type'] === 'WishEnded.v1';

const kindOf = (event: SlotEvent | WishEvent, { wish }: Pick<Booking, 'wish'>): MessageKind => {
  switch (event['detail-type']) {
    case 'SlotBooked.v1':
      if (event.detail.data.movedFrom !== undefined) return 'slot-moved';
      return wish === undefined ? 'slot-booked' : 'slot-granted';
    case 'SlotMoved.v1':
      return 'slot-moved';
    case 'SlotCancelled.v1':
      return 'slot-cancelled';
    case 'SlotOffered.v1':
      return 'slot-closed';
    case 'SlotReopened.v1':
      return 'slot-reopened';
    case 'SlotWished.v1':
      return 'wish-taken';
    case 'WishEnded.v1':
      return 'wish-ended';
  }
};

type Silence = 'erased' | 'superseded' | 'moved' | 'past' | 'no-address';

/** The booking if the event still says how it stands; otherwise why the citizen need not hear of it. */
async function judge(ports: CourierPorts, event: SlotEvent): Promise<LiveBooking | Silence> {
  const { data } = event.detail;
  const booking = await ports.bookings.read(bookingId.parse(data.booking));
  const sheet = booking && (await ports.sheets.read(booking.sheet));
  const standing = sheet && standingOf(sheet, booking.id);
  if (!standing || isErased(booking)) return 'erased';
  if (sheet.id.date < localDateAt(ports.clock.now(), ports.region.timezone)) return 'past';

  // Who withdrew before the place came needs to hear of neither.
  if (booking.wish?.ended !== undefined) return 'superseded';
  if (event['detail-type'] === 'SlotCancelled.v1') return { booking, sheet, standing };
  // Until check-in the sheet decides, from then on the details.
  const cancelled = booking.state === 'CANCELLED' || standing.state === 'released';
  const closed = shutBy(sheet, standing.window) !== undefined;
  if (event['detail-type'] === 'SlotOffered.v1' && !closed) return 'superseded';
  if (event['detail-type'] === 'SlotReopened.v1' && closed) return 'superseded';
  const stands = !cancelled && booking.state !== 'ARRIVED' && standing.number === data.number;
  return stands ? { booking, sheet, standing } : 'superseded';
}

/** The wish if the event still says how it stands. Who withdrew it, or got a place otherwise, knows. */
async function judgeWish(
  { bookings, sheets, clock, region }: CourierPorts,
  event: WishEvent,
): Promise<WaitingBooking | Silence> {
  const booking = await bookings.read(bookingId.parse(event.detail.data.booking));
  const sheet = booking && (await sheets.read(booking.sheet));
  if (!booking || !sheet || isErased(booking)) return 'erased';
  if (sheet.id.date < localDateAt(clock.now(), region.timezone)) return 'past';
  if (!isWish(booking) || standingOf(sheet, booking.id)) return 'superseded';
  const expected = event['detail-type'] === 'SlotWished.v1' ? undefined : 'none-free';
  return booking.wish?.ended === expected ? { booking, sheet, standing: undefined } : 'superseded';
}

/**
 * Sends the link of each live booking of a person to the phone given at booking, if that is the phone asked for. Whether there
 * was any is told to nobody else.
 */
async function recover(ports: CourierPorts, ring: KeyRing, event: RecoveryEvent): Promise<Notice[]> {
  const { subject, version, correlationId } = event.detail.metadata;
  const recovery = await ports.recoveries.read(event.detail.data.recovery);
  if (recovery === undefined) {
    ports.log('message-dropped', { subject, version, correlationId, reason: 'erased' satisfies Silence });
    return [];
  }
  const { nik, phone, language } = openWish(ring, recovery);
  const live = await bookingsOfPerson(ports, ring, nik);
  const notices = live.flatMap((about) => {
    const contact = reachable(openContact(ring, about.booking));
    if (contact?.phone !== phone || contact.nik !== nik) return [];
    const occasion = {
      subject: `${recovery.id}.${about.booking.id}`,
      version,
      kind: about.standing ? 'link-recovered' : 'wish-taken',
      correlationId,
    } as const;
    return [noticeOf(ports, ring, { occasion, about, contact, language: language ?? contact.language })];
  });
  ports.log('recovery-carried', { subject, correlationId, count: notices.length });
  return notices;
}
