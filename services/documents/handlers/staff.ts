import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer, withStaff } from '../container.ts';
import { offeredServices } from '../operations/citizen/offered-services.ts';
import { staffEndpoints } from '../staff-endpoints.ts';

const container = createContainer(process.env, region);
const ports = withStaff(container, offeredServices(region, catalogue));

/** Woken by the routes of verifiers and supervisors. */
export const handler = createHandler({ ...container.http, endpoints: staffEndpoints(ports) });
