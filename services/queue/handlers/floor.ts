import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createBackstage } from '../backstage.ts';
import { createContainer } from '../container.ts';
import { floorEndpoints } from '../floor-endpoints.ts';
import { createLookStore } from '../store/look-store.ts';

const { http, ports, place } = createContainer(process.env, region);
const backstage = createBackstage(region, process.env);

/** Woken by the routes of the hall: who comes in, counters, board and places of tickets. */
export const handler = createHandler({
  ...http,
  endpoints: floorEndpoints({ ...ports, ...backstage, looks: createLookStore(place) }),
});
