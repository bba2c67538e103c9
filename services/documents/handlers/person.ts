import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer, withPerson } from '../container.ts';
import { personEndpoints } from '../person-endpoints.ts';

const container = createContainer(process.env, region);

/** Woken by the two routes for the rights of a person: no other function behind the HTTP API deletes what citizens handed in. */
export const handler = createHandler({
  ...container.http,
  endpoints: personEndpoints(withPerson(container)),
});
