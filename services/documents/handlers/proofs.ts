import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';
import { createLetterDesk } from '../letter-desk.ts';
import { proofEndpoints } from '../letter-endpoints.ts';
import { createRegisterStore } from '../store/register-store.ts';

const { http, ports, place } = createContainer(process.env, region);
const registers = createRegisterStore({ ...place, region: region.id });

/** Woken by the routes by which anybody checks a letter. */
export const handler = createHandler({
  ...http,
  endpoints: proofEndpoints(createLetterDesk({ ...ports, registers })),
});
