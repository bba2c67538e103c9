import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createIssuer } from '#shared/proof-of-work/issue.ts';
import { createContainer, withRecoveries } from '../container.ts';
import { otherEndpoints } from '../endpoints.ts';

const container = createContainer(process.env, region);
const issue = createIssuer({ cost: region.queue.challengeCost });

/** Woken by every route of citizens but booking. */
export const handler = createHandler({
  ...container.http,
  endpoints: otherEndpoints(withRecoveries(container), { catalogue, issue }),
});
