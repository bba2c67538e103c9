import region from 'balai:region';
import { endpoint } from '#shared/http/endpoint.ts';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';
import { routes } from '../contract.ts';
import { admitBooking } from '../operations/admit-booking.ts';
import { bookSlot } from '../operations/book-slot.ts';

const { http, ports } = createContainer(process.env, region);

/** Woken by `POST /api/queue/bookings`, which has this function to itself: at opening time everybody comes at once. */
export const handler = createHandler({
  ...http,
  endpoints: [endpoint(routes.bookSlot, bookSlot(ports), admitBooking(ports))],
});
