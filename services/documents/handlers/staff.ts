import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { randomBytes } from 'node:crypto';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer, withStaff } from '../container.ts';
import { createLetterDesk } from '../letter-desk.ts';
import { offeredServices } from '../operations/citizen/offered-services.ts';
import { issueOnRequest } from '../operations/letters/issue-on-request.ts';
import { staffEndpoints } from '../staff-endpoints.ts';
import { createRegisterStore } from '../store/register-store.ts';

const container = createContainer(process.env, region);
const registers = createRegisterStore({ ...container.place, region: region.id });
const issueLetter = issueOnRequest({
  ...createLetterDesk({ ...container.ports, registers }),
  newSalt: () => randomBytes(16).toString('base64url'),
});
const ports = { ...withStaff(container, offeredServices(region, catalogue)), issueLetter };

/** Woken by the routes of verifiers and supervisors. */
export const handler = createHandler({ ...container.http, endpoints: staffEndpoints(ports) });
