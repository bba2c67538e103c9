import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';
import { bookingEndpoint } from '../endpoints.ts';

const { http, ports } = createContainer(process.env, region);

/** Woken by `POST /api/queue/bookings`, which has this function to itself: at opening time everybody comes at once. */
export const handler = createHandler({ ...http, endpoints: [bookingEndpoint(ports)] });
