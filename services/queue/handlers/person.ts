import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createBackstage } from '../backstage.ts';
import { createContainer } from '../container.ts';
import { personEndpoints } from '../endpoints.ts';
import { createLookStore } from '../store/look-store.ts';
import { createPersonStore } from '../store/person-store.ts';

const { http, ports, place } = createContainer(process.env, region);

/** Woken by the two routes for the rights of a person: it alone may look through the whole table and delete from it. */
export const handler = createHandler({
  ...http,
  endpoints: personEndpoints({
    ...createBackstage(region, process.env),
    keys: ports.keys,
    looks: createLookStore(place),
    persons: createPersonStore(place),
  }),
});
