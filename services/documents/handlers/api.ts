import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';
import { citizenEndpoints } from '../endpoints.ts';
import { offeredServices } from '../operations/citizen/offered-services.ts';

const { http, ports } = createContainer(process.env, region);
const offered = offeredServices(region, catalogue);

/** Woken by the routes of citizens. */
export const handler = createHandler({
  ...http,
  endpoints: citizenEndpoints({ ...ports, catalogue, offered }),
});
