import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { endpoint } from '#shared/http/endpoint.ts';
import { createHandler } from '#shared/http/handler.ts';
import { createIssuer } from '#shared/proof-of-work/issue.ts';
import { createContainer } from '../container.ts';
import { routes } from '../contract.ts';
import { cancelBooking } from '../operations/cancel-booking.ts';
import { createChallenge } from '../operations/create-challenge.ts';
import { exportCalendar } from '../operations/export-calendar.ts';
import { listOffices } from '../operations/list-offices.ts';
import { moveBooking } from '../operations/move-booking.ts';
import { readAvailability } from '../operations/read-availability.ts';
import { readBooking } from '../operations/read-booking.ts';
import { readDays } from '../operations/read-days.ts';
import { requestRecovery } from '../operations/request-recovery.ts';

const { http, ports } = createContainer(process.env, region);
const issue = createIssuer({ cost: region.queue.challengeCost });

/** Woken by every route of the HTTP API but booking. */
export const handler = createHandler({
  ...http,
  endpoints: [
    endpoint(routes.listOffices, listOffices(region, catalogue)),
    endpoint(routes.readAvailability, readAvailability(ports)),
    endpoint(routes.readDays, readDays(ports)),
    endpoint(routes.createChallenge, createChallenge({ ...ports, issue })),
    endpoint(routes.readBooking, readBooking(ports)),
    endpoint(routes.cancelBooking, cancelBooking(ports)),
    endpoint(routes.moveBooking, moveBooking(ports)),
    endpoint(routes.exportCalendar, exportCalendar(ports)),
    endpoint(routes.requestRecovery, requestRecovery(ports)),
  ],
});
