import { type Endpoint, endpoint } from '#shared/http/endpoint.ts';
import { routes } from './contract.ts';
import { readServices } from './operations/citizen/read-services.ts';
import type { Refusal } from './refusals.ts';

/** The routes of citizens. */
export const citizenEndpoints = (ports: Parameters<typeof readServices>[0]): readonly Endpoint<Refusal>[] => [
  endpoint(routes.readServices, readServices(ports)),
];
