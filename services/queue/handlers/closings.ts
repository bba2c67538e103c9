import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { closingEndpoints } from '../closing-endpoints.ts';
import { createContainer, withClosings } from '../container.ts';

const container = createContainer(process.env, region);

/** Woken by the routes of closings, apart from citizens' because the sheets of every service follow before it is answered. */
export const handler = createHandler({
  ...container.http,
  endpoints: closingEndpoints(withClosings(container)),
});
