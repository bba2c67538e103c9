import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { readBookingId } from '#shared/identity/booking-id.ts';
import { identityOf } from '#shared/identity/stated-identity.ts';
import { tagOf } from '#shared/identity/tag.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../contract.ts';
import { isWish } from '../domain/booking.ts';
import { checkInOpens } from '../domain/check-in.ts';
import { standingOf, windowOf } from '../domain/sheet.ts';
import { voidBooking as free } from '../domain/void.ts';
import type { Refusal } from '../refusals.ts';
import { commitToSheet } from './commit-decision.ts';
import type { DeskPorts } from './desk-ports.ts';
import { refuse } from './ports.ts';
import { end, settleBooking } from './settle-booking.ts';
import { showBooking } from './show-booking.ts';
import { endWish } from './wishes/end-wish.ts';

type Route = Routes['voidBooking'];

/**
 * Ends a booking, or withdraws a wish, for the person whose identity card the officer holds: only a booking made in that very name. Before check-in its
 * place is sold again at once and the person starts the day anew; from then on it only ends.
 */
export const voidBooking =
  (ports: DeskPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, body }, call) => {
    const { office } = path;
    const ring = await ports.keys();
    const id = readBookingId(path.id);
    const known = id && (await ports.bookings.read(id));
    const person = identityOf(body, '');
    const date = known?.sheet.date ?? localDateAt(ports.clock.now(), ports.region.timezone);
    const tag = tagOf(ring, person, date);
    const { why, words } = body;
    const look = { office, action: 'void-booking', why, ...(words && { words }), tag } as const;
    await noteLook(ports, call, { ...look, ...(id && { booking: id }) });

    // A booking of another office or of another person looks like none.
    if (!known || known.sheet.office !== office || known.tag !== tag) return refuse({ code: 'not-found' });
    // One that is given a place in the same moment is a booking, and is ended as one.
    if (isWish(known)) {
      await endWish(ports, known, 'withdrawn');
      const image = await ports.sheets.read(known.sheet);
      if (!image || !standingOf(image, known.id))
        return { answer: { booking: null, now: ports.clock.now() } };
    }
    const ended = await end(ports, known.id, { endedBy: call.actor.id });
    if (ended === 'arrived') return refuse({ code: 'in-the-hall' });
    const sheet = await ports.sheets.read(known.sheet);
    const standing = sheet && standingOf(sheet, known.id);
    if (!standing) return refuse({ code: 'not-found' });
    const now = ports.clock.now();
    if (ended === 'later') {
      const opens = checkInOpens(windowOf(sheet, standing.number).window.till);
      return refuse({ code: 'try-again', retryAfterSeconds: Math.max(1, Math.ceil((opens - now) / 1000)) });
    }

    // Who used up the changes of the day, as a stranger in their name can, is free to book again.
    const { changesPerDay } = ports;
    await commitToSheet(ports.sheets, {
      sheet: sheet.id,
      decide: (image) => free(image, known, { now, changesPerDay }),
    });
    const image = (await ports.sheets.read(sheet.id)) ?? sheet;
    await settleBooking(ports, known.id, image);
    ports.gate.learn(image);
    const details = (await ports.bookings.read(known.id)) ?? known;
    const noting = { log: ports.log, correlationId: call.correlationId };
    const booking = showBooking(ring, { booking: details, sheet: image }, noting);
    return booking ? { answer: { booking, now } } : refuse({ code: 'not-found' });
  };
