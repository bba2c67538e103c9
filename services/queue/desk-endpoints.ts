import { type Endpoint, staffEndpoint } from '#shared/http/endpoint.ts';
import { deskRoutes } from './contract.ts';
import { bookForOthers } from './operations/book-for-others.ts';
import type { DeskPorts } from './operations/desk-ports.ts';
import { findBookings } from './operations/find-bookings.ts';
import { readExpected } from './operations/read-expected.ts';
import { voidBooking } from './operations/void-booking.ts';
import type { Refusal } from './refusals.ts';

/** The routes of the desk: bookings of people who stand there, and who is expected. */
export const deskEndpoints = (ports: DeskPorts): readonly Endpoint<Refusal>[] => [
  staffEndpoint(deskRoutes.findBookings, findBookings(ports)),
  staffEndpoint(deskRoutes.voidBooking, voidBooking(ports)),
  staffEndpoint(deskRoutes.bookForOthers, bookForOthers(ports)),
  staffEndpoint(deskRoutes.readExpected, readExpected(ports)),
];
