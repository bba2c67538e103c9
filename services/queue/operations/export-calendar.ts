import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { instantOf } from '#shared/time/zone.ts';
import type { Routes } from '../contract.ts';
import { ticketLabel } from '../domain/ticket.ts';
import type { Refusal } from '../refusals.ts';
import { calendarFile } from './calendar-entry.ts';
import { openBooking } from './open-booking.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { findOffer } from './service-day.ts';

type Route = Routes['exportCalendar'];

const words = {
  id: { ticket: 'Nomor antrean', bring: 'Bawa berkas asli. Layanan ini gratis.', find: 'Cari antrean saya' },
  en: {
    ticket: 'Queue number',
    bring: 'Bring the originals. This service is free.',
    find: 'Find my booking',
  },
} as const;

/** The booking for the holder's calendar. Neither key nor name is in it: calendars are copied to strangers' servers. */
export const exportCalendar =
  (ports: BookingPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers, query }) => {
    const opened = await openBooking(ports, { id: path.id, key: headers['booking-key'] });
    const offer = opened && findOffer(ports.region, opened.sheet.id);
    const window = opened?.sheet.windows[opened.standing.window];
    if (!opened || !offer || !window) return refuse({ code: 'not-found' });
    const { details, contact, sheet, standing } = opened;
    if (standing.state === 'released' || details.state === 'CANCELLED') return refuse({ code: 'cancelled' });

    const language = query.language ?? contact.language;
    const said = words[language];
    const ticket = ticketLabel(sheet.letter, standing.number);
    const { office, service } = offer;
    const { timezone } = ports.region;
    return {
      answer: calendarFile({
        uid: `${details.id}@${new URL(ports.siteOrigin).hostname}`,
        sequence: standing.v,
        stamp: ports.clock.now(),
        start: instantOf(sheet.id.date, standing.window, timezone),
        end: instantOf(sheet.id.date, window.end, timezone),
        summary: `${ticket} ${service.name[language]}`,
        description: `${said.ticket} ${ticket}\n${service.name[language]}\n${said.bring}\n${said.find}: ${ports.siteOrigin}`,
        location: `${office.name[language]}, ${office.address}`,
      }),
    };
  };
