import type { Operation, Outcome } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import { tagOf } from '#shared/identity/tag.ts';
import { waitlistOf } from '#shared/region/release.ts';
import type { LocalTime } from '#shared/time/local.ts';
import type { OpenedBooking, Routes } from '../../contract.ts';
import { availability } from '../../domain/availability.ts';
import type { Booking } from '../../domain/booking.ts';
import { entryOf } from '../../domain/draw.ts';
import type { BookingId, Tag } from '../../domain/ids.ts';
import { type Sheet, type SheetId, standingOf } from '../../domain/sheet.ts';
import { shutBy } from '../../domain/shut.ts';
import { type Wish, windowsAhead, windowsWished } from '../../domain/wish.ts';
import type { Refusal } from '../../refusals.ts';
import { type Contact, requestMac, sealContact } from '../contact.ts';
import { holdsTooMany } from '../live-bookings.ts';
import { createSheet } from '../place-booking.ts';
import { refuse } from '../ports.ts';
import { presentBooking } from '../present-booking.ts';
import { calendarRefusal, findOffer, type Offer, serviceDay } from '../service-day.ts';
import { enterList } from './enter-list.ts';
import type { WishPorts } from './ports.ts';
import { presentWish, wishTerms } from './present-wish.ts';
import { placeOf } from './waiting-lists.ts';

type Route = Routes['wishForSlot'];
type Answered = Promise<Outcome<OpenedBooking, Refusal>>;

/** A place that is asked for though there is none. The same id with the same content is the same request, however often it comes. */
interface Asked {
  readonly id: BookingId;
  readonly nik: Nik;
  readonly tag: Tag;
  readonly mac: string;
  readonly offer: Offer;
  readonly sheet: SheetId;
  readonly windows: readonly LocalTime[];
  readonly contact: Contact;
  readonly priority: boolean;
  readonly correlationId: string;
}

/** Lets somebody wait for a place of a day, or takes part in its draw. */
export const wishForSlot =
  (ports: WishPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ headers, body }, { correlationId }) => {
    const offer = findOffer(await ports.settings.inForce(), body);
    if (!offer) return refuse({ code: 'not-found' });
    const ring = await ports.keys();
    const id = bookingIdOf(ring, headers['idempotency-key']);
    const sheet = { office: offer.office.id, service: offer.service.id, date: body.date };
    const { windows, priority = false } = body;
    const contact = { ...body.person, language: body.language ?? 'id' };
    const mac = requestMac(ring, { sheet, window: `wish ${windows.join(' ')}`, person: contact, priority });
    const tag = tagOf(ring, body.person.nik, body.date);
    return takeWish(ports, ring, {
      ...{ id, nik: body.person.nik, tag, mac, offer, sheet, windows, contact, priority, correlationId },
    });
  };

async function takeWish(ports: WishPorts, ring: KeyRing, asked: Asked): Answered {
  const { id, sheet, windows } = asked;
  const asking = await enter(ports, ring, asked);
  if ('refusal' in asking) return resume(ports, ring, { asked, refusal: asking.refusal });

  const { kind, image } = asking;
  const now = ports.clock.now();
  const wish: Wish = { kind, windows, entry: await entryOf(id) };
  const booking = detailsOf(ring, asked, { wish, image, now });
  // The windows of a draw are kept for it from the start.
  const keep = kind === 'draw' ? [] : windowsAhead(image, wish, { ...(await termsOf(ports, sheet)), now });
  const entered = await enterList(ports, booking, keep);
  if ('refusal' in entered) return refuse({ code: entered.refusal });
  return show(ports, ring, { asked, details: entered.details, refusal: { code: 'already-waiting' } });
}

const termsOf = async ({ settings }: Pick<WishPorts, 'settings'>, sheet: SheetId) =>
  wishTerms(await settings.inForce(), sheet);

type Asking = { readonly refusal: Refusal } | { readonly kind: Wish['kind']; readonly image: Sheet };

/** What can be refused without a write. */
async function enter(ports: WishPorts, ring: KeyRing, asked: Asked): Promise<Asking> {
  const { offer, sheet: id, tag } = asked;
  const now = ports.clock.now();
  const day = serviceDay(ports.region, offer, id.date);
  const refusal = calendarRefusal(ports.region, id.date, day, now);
  if (refusal) return { refusal };
  const image = (await ports.sheets.read(id)) ?? (await createSheet(ports, id));
  if ('closed' in image) return { refusal: { code: 'closed-day', reason: image.closed } };

  const unknown = asked.windows.some((name) => image.windows[name] === undefined);
  if (unknown) return { refusal: { code: 'bad-window', field: 'windows' } };
  if (image.people.has(tag)) return { refusal: { code: 'already-booked' } };
  const drawing = image.draw !== undefined && now < image.draw.drawsAt;
  const no = drawing ? undefined : await noWaiting(ports, asked, image);
  if (no) return { refusal: no };
  const standing = await ports.wishes.find(id, tag);
  if (standing && standing.id !== asked.id && (standing.state === 'waiting' || standing.kind === 'draw')) {
    return { refusal: { code: 'already-waiting' } };
  }
  if (await holdsTooMany(ports, ring, { person: asked.nik, besides: asked.id })) {
    return {
      refusal: { code: 'too-many', what: 'bookings', limit: ports.region.queue.liveBookingsPerPerson },
    };
  }
  return { kind: drawing ? 'draw' : 'waitlist', image };
}

/** Why there is nothing to wait for. */
async function noWaiting(
  ports: WishPorts,
  { offer, sheet, windows, id }: Asked,
  image: Sheet,
): Promise<Refusal | undefined> {
  const now = ports.clock.now();
  const wanted = new Set(windowsWished(image, { windows }));
  const next = availability(image, now).filter(({ start, state }) => state === 'open' && wanted.has(start));
  if (next.length > 0) {
    return {
      code: 'places-free',
      next: next.map(({ start, end, remaining }) => ({ date: sheet.date, start, end, remaining })),
    };
  }
  const { people } = waitlistOf(offer.service);
  const terms = await termsOf(ports, sheet);
  const possible = windowsAhead(image, { windows }, { ...terms, now }).some(
    (name) => (image.windows[name]?.cap ?? 0) > 0 && shutBy(image, name) === undefined,
  );
  if (people === 0 || !possible) return { code: 'no-waitlist' };
  const listed = await ports.wishes.list(sheet);
  const waiting = listed.filter((one) => one.state === 'waiting' && one.id !== id).length;
  return waiting < people ? undefined : { code: 'waitlist-full' };
}

/** What became of an earlier attempt with this id; without one, the refusal stands. Writes nothing. */
async function resume(
  ports: WishPorts,
  ring: KeyRing,
  { asked, refusal }: { readonly asked: Asked; readonly refusal: Refusal },
): Answered {
  const details = await ports.bookings.read(asked.id);
  if (!details) return refuse(refusal);
  if (details.mac !== asked.mac) return refuse({ code: 'key-reused' });
  if (details.state === 'CANCELLED') return refuse({ code: 'cancelled' });
  return show(ports, ring, { asked, details, refusal });
}

/** The place that the wish has got, or where it stands in the list; when it never came to stand there, the refusal. */
async function show(
  ports: WishPorts,
  ring: KeyRing,
  {
    asked,
    details,
    refusal,
  }: { readonly asked: Asked; readonly details: Booking; readonly refusal: Refusal },
): Answered {
  const { id, contact } = asked;
  const sheet = await ports.sheets.read(asked.sheet);
  if (!sheet) return refuse(refusal);
  ports.gate.learn(sheet);
  const standing = standingOf(sheet, id);
  if (standing?.state === 'released') return refuse({ code: 'cancelled' });
  if (standing) return { answer: presentBooking(ports, ring, { id, sheet, standing, contact, details }) };
  if ((await ports.wishes.find(sheet.id, asked.tag))?.id !== id) return refuse(refusal);
  const place = await placeOf(ports, sheet, { id, read: () => ports.wishes.list(sheet.id) });
  const terms = await termsOf(ports, sheet.id);
  return { answer: presentWish(ports, ring, { details, contact, sheet, terms, place }) };
}

const detailsOf = (
  ring: KeyRing,
  { id, tag, mac, sheet, contact, priority, correlationId }: Asked,
  { wish, image, now }: { readonly wish: Wish; readonly image: Sheet; readonly now: number },
): Booking & { readonly wish: Wish } => ({
  id,
  sheet,
  tag,
  state: 'PENDING',
  window: firstOf(image, wish),
  v: 0,
  sv: 0,
  mac,
  sealed: sealContact(ring, id, sheet.date, contact),
  priority,
  createdAt: now,
  correlationId,
  wish,
});

function firstOf(image: Sheet, wish: Wish): LocalTime {
  const [first] = windowsWished(image, wish);
  if (first === undefined) throw new Error('A wish names no window of its day.');
  return first;
}
