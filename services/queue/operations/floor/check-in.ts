import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { can } from '#shared/identity/permissions.ts';
import type { Routes } from '../../contract.ts';
import { unchanged } from '../../domain/floor/decision.ts';
import type { Floor } from '../../domain/floor/floor.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import { type BookingId, bookingId } from '../../domain/ids.ts';
import { ticketLabel } from '../../domain/ticket.ts';
import type { Refusal } from '../../refusals.ts';
import { checkInBooking } from '../check-in.ts';
import { refuse } from '../ports.ts';
import { admitBooking, presentArrived, tellArrival } from './arrivals.ts';
import { decideOnFloor, openingFirst } from './decide-on-floor.ts';
import { type FloorPorts, findHall, type Hall } from './hall.ts';

type Route = Routes['checkIn'];

/** Content of the QR on a ticket, and a ticket as people read it. */
const scanned = /^balai:([a-z][a-z0-9-]*):([\w-]{11})$/;
const typed = /^([A-Z])(\d{3,4})$/;

/** `otherwise`: why a ticket that is not on the floor yet stays away. */
type Sought =
  | { readonly id: BookingId }
  | { readonly label: string; readonly otherwise: Refusal }
  | { readonly refusal: Refusal };

/**
 * Checks in a booking by the code of its QR; who may, also by its ticket of today. Everybody else who types a ticket is only shown one
 * that is on the floor: numbers are consecutive, and a guessed one would check in a stranger. Again answers the same.
 */
export const checkIn =
  (ports: FloorPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, body }, { actor, correlationId }) => {
    const hall = await findHall(ports, path.office);
    if (!hall) return refuse({ code: 'not-found' });
    const code = readCode(ports, hall, body.code.trim());
    const sought =
      'label' in code && can(actor, 'check-in-by-number', { office: hall.id.office })
        ? await seekBooking(ports, hall, code.label)
        : code;
    if ('refusal' in sought) return refuse(sought.refusal);

    const cause = { now: hall.now, causationId: correlationId, officer: actor.id };
    const opened = await decideOnFloor(ports, hall.id, {
      cause,
      decide: openingFirst(hall, () => unchanged),
    });
    if ('refusal' in opened) return refuse(opened.refusal);
    const known = ticketOf(opened.floor, sought);
    if (known) return { answer: await presentArrived(ports, { floor: opened.floor, hall, ticket: known }) };
    if (!('id' in sought)) return refuse(sought.otherwise);

    const misplaced = await elsewhere(ports, hall, sought.id);
    if (misplaced) return refuse({ code: misplaced });
    const { day } = opened.floor;
    if (day?.state !== 'open') return refuse({ code: day === undefined ? 'day-not-open' : 'day-over' });
    const arrived = await checkInBooking(ports, sought.id, tellArrival(ports, hall));
    if ('refusal' in arrived) return refuse(sayRefusal(ports, arrived.refusal));
    const admitted = await admitBooking(ports, hall, arrived, correlationId);
    if ('refusal' in admitted) return refuse(admitted.refusal);
    const ticket = ticketOf(admitted.floor, sought);
    if (!ticket) throw new Error(`The ticket of booking ${sought.id} is not on the floor.`);
    if (ticket.state === 'CANCELLED') return refuse({ code: 'day-over' });
    return { answer: await presentArrived(ports, { floor: admitted.floor, hall, ticket }) };
  };

const ticketOf = ({ tickets }: Floor, sought: Exclude<Sought, { refusal: Refusal }>): Ticket | undefined =>
  tickets.find(({ id, label }) => ('id' in sought ? id === sought.id : label === sought.label));

/** What a code says by itself. */
function readCode({ region }: Pick<FloorPorts, 'region'>, hall: Hall, code: string): Sought {
  const [, place, id] = scanned.exec(code) ?? [];
  if (place !== undefined)
    return place === region.id ? { id: bookingId.parse(id) } : { refusal: otherOffice };
  const [, letter = '', digits = ''] = typed.exec(code.toUpperCase()) ?? [];
  if (letter === '') return { refusal: { code: 'bad-code', field: 'body.code' } };
  // The same whether somebody booked that number or not.
  const otherwise = letter === hall.rules.walkInLetter ? notFound : scanNeeded;
  return { label: ticketLabel(letter, Number(digits)), otherwise };
}

/** The booking of a ticket; the number of somebody who just came stays as it is. */
async function seekBooking({ sheets }: FloorPorts, hall: Hall, label: string): Promise<Sought> {
  const [letter, number] = [label.slice(0, 1), Number(label.slice(1))];
  if (letter === hall.rules.walkInLetter) return { label, otherwise: notFound };
  const service = hall.office.services.find((one) => one.letter === letter);
  const sheet = service && (await sheets.read({ ...hall.id, service: service.id }));
  const held = Object.entries(sheet?.held ?? {}).find(([, one]) => Math.abs(one) === number);
  if (!held) return { refusal: notFound };
  return held[1] < 0 ? { refusal: { code: 'cancelled' } } : { id: bookingId.parse(held[0]) };
}

const notFound: Refusal = { code: 'not-found' };
const scanNeeded: Refusal = { code: 'scan-needed' };
const otherOffice: Refusal = { code: 'other-office' };

/** Whether a booking is for another office or day. */
async function elsewhere({ bookings }: FloorPorts, hall: Hall, id: BookingId) {
  const booking = await bookings.read(id);
  if (booking === undefined) return undefined;
  if (booking.sheet.office !== hall.id.office) return 'other-office';
  return booking.sheet.date === hall.id.date ? undefined : 'other-day';
}

type CheckInRefusal = Extract<Awaited<ReturnType<typeof checkInBooking>>, { refusal: unknown }>['refusal'];

function sayRefusal({ region }: FloorPorts, refusal: CheckInRefusal): Refusal {
  switch (refusal.code) {
    case 'too-early':
      return { ...refusal, timezone: region.timezone };
    case 'cancelled':
    case 'not-found':
      return { code: refusal.code };
    default:
      throw new Error(`Check-in was refused as ${refusal.code}.`);
  }
}
