import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Routes } from '../contract.ts';
import { availability } from '../domain/availability.ts';
import type { Refusal } from '../refusals.ts';
import { refuse } from './ports.ts';
import { findOffer, horizon, isWithin, serviceDay } from './service-day.ts';
import type { WishPorts } from './wishes/ports.ts';
import { waitlistOfDay } from './wishes/waitlist-of-day.ts';

type Route = Routes['readAvailability'];

/** The windows of one day. A day without a sheet is as the calendar cuts it: nobody has booked it yet. */
export const readAvailability =
  ({
    settings,
    gate,
    clock,
    ...ports
  }: Pick<WishPorts, 'settings' | 'gate' | 'clock' | 'lists' | 'draws'>): Operation<
    RequestOf<Route>,
    AnswerOf<Route>,
    Refusal
  > =>
  async ({ path, query }) => {
    const { service, date } = query;
    const region = await settings.inForce();
    const offer = findOffer(region, { office: path.office, service });
    if (!offer) return refuse({ code: 'not-found' });

    const now = clock.now();
    const asked = { office: path.office, service, date, now };
    const day = serviceDay(region, offer, date);
    if ('closed' in day) {
      return {
        answer: {
          ...asked,
          bookingOpensAt: null,
          closed: day.closed,
          windows: [],
          waitlist: null,
          draw: null,
        },
      };
    }
    const known = isWithin(horizon(region, now), date) ? await gate.look(day.unbooked.id) : undefined;
    const sheet = known ?? day.unbooked;
    return {
      answer: {
        ...asked,
        bookingOpensAt: sheet.opensAt,
        closed: null,
        windows: [...availability(sheet, now)],
        ...(await waitlistOfDay({ ...ports, clock }, { offer, sheet, timezone: region.timezone })),
      },
    };
  };
