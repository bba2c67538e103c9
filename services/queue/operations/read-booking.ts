import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../contract.ts';
import type { Refusal } from '../refusals.ts';
import { openDetails } from './open-booking.ts';
import { refuse } from './ports.ts';
import { presentBooking } from './present-booking.ts';
import type { WishPorts } from './wishes/ports.ts';
import { presentWish, wishTerms } from './wishes/present-wish.ts';
import { placeOf } from './wishes/waiting-lists.ts';

type Route = Routes['readBooking'];

/** Shows a booking, or the wish for one, to whoever has its key. */
export const readBooking =
  (ports: WishPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers }) => {
    const opened = await openDetails(ports, { id: path.id, key: headers['booking-key'] });
    if (!opened) return refuse({ code: 'not-found' });
    const { ring, details, contact, sheet, standing } = opened;
    const { id, tag } = details;
    if (standing) return { answer: presentBooking(ports, ring, { id, sheet, standing, contact, details }) };
    if ((await ports.wishes.find(sheet.id, tag))?.id !== id && details.state !== 'CANCELLED') {
      return refuse({ code: 'not-found' });
    }
    const terms = wishTerms(await ports.settings.inForce(), sheet.id);
    const place = await placeOf(ports, sheet, { id, read: () => ports.lists.glance(sheet.id) });
    return { answer: presentWish(ports, ring, { details, contact, sheet, terms, place }) };
  };
