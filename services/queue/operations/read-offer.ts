import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Text } from '#shared/region/schema.ts';
import { daysBetween, localDate, minutesOf } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { OfferedPlaces } from '../contract/offer.ts';
import type { Routes } from '../contract.ts';
import type { ClosingStore } from '../domain/closing-store.ts';
import { type Offer, offered, offerOf, roomFor } from '../domain/offer.ts';
import { windowsOf } from '../domain/sheet.ts';
import type { Refusal } from '../refusals.ts';
import { type Opened, openBooking } from './open-booking.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { datesFrom, findOffer, serviceDay } from './service-day.ts';

type Route = Routes['readOffer'];
type Days = OfferedPlaces['days'];

export type OfferPorts = BookingPorts & { readonly closings: Pick<ClosingStore, 'read'> };

/** Days of which one place each is suggested. */
const SUGGESTED = 3;

/** Places of a day that are nearest to the old time; one of them is suggested by chance, so that not all are sent to the same. */
const NEAREST = 3;

/** What who lost their place to a closing may choose from. */
export const readOffer =
  (ports: OfferPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers }) => {
    const opened = await openBooking(ports, { id: path.id, key: headers['booking-key'] });
    if (!opened) return refuse({ code: 'not-found' });
    const now = ports.clock.now();
    const offer = offerOf(opened, now);
    const reason = offer && (await reasonOf(ports, opened, offer));
    if (!reason) return refuse({ code: 'nothing-offered' });
    const days = await placesFor(ports, opened, now);
    return { answer: { reason, suggestions: suggest(ports, opened, days), days, now } };
  };

const notServed: Text = {
  id: 'kantor tutup sebelum nomor Anda dilayani',
  en: 'the office closed before your number was served',
};

const reasonOf = async (
  { closings }: OfferPorts,
  { sheet }: Opened,
  offer: Offer,
): Promise<Text | undefined> =>
  offer.why === 'left-over' ? notServed : (await closings.read({ ...sheet.id, id: offer.closing }))?.reason;

async function placesFor(ports: OfferPorts, { sheet, standing }: Opened, now: number): Promise<Days> {
  const region = await ports.settings.inForce();
  const offer = findOffer(region, sheet.id);
  if (offer === undefined) return [];
  const favour = offered(offer.service);
  const till = sheet.windows[standing.window]?.till ?? 0;
  const days: Days = [];
  for (const date of datesFrom(region, localDateAt(now, region.timezone), now)) {
    // Once self-service of the old time has ended, its day can no longer be changed in one write.
    if (date === sheet.id.date && now >= till) continue;
    const day = serviceDay(region, offer, date);
    if ('closed' in day) continue;
    const known = (await ports.gate.look(day.unbooked.id)) ?? day.unbooked;
    const windows = windowsOf(known)
      .filter((one) => roomFor(known, one, { now, favour }) > 0)
      .map(([start, { end }]) => ({ start, end }));
    if (windows.length > 0) days.push({ date, windows });
  }
  return days;
}

function suggest(
  { random }: OfferPorts,
  { sheet, standing }: Opened,
  days: Days,
): OfferedPlaces['suggestions'] {
  const distance = (start: string) => Math.abs(minutes(start) - minutesOf(standing.window));
  // The nearest days, of two as near the later one.
  const away = (date: string) => {
    const distance = daysBetween(sheet.id.date, localDate.parse(date));
    return distance < 0 ? 0.5 - distance : distance;
  };
  const nearest = days.toSorted((a, b) => away(a.date) - away(b.date)).slice(0, SUGGESTED);
  return nearest.flatMap(({ date, windows }) => {
    const near = windows.toSorted((a, b) => distance(a.start) - distance(b.start)).slice(0, NEAREST);
    const chosen = near[Math.floor(random() * near.length)];
    return chosen === undefined ? [] : [{ date, ...chosen }];
  });
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
