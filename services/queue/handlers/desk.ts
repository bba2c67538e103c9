import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer, withDesk } from '../container.ts';
import { deskEndpoints } from '../desk-endpoints.ts';

const container = createContainer(process.env, region);

/** Woken by the routes of the desk: bookings of people who stand there, and who is expected. */
export const handler = createHandler({ ...container.http, endpoints: deskEndpoints(withDesk(container)) });
