import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { randomBytes } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { createAllowanceStore } from '#shared/allowance/table.ts';
import { createHandler } from '#shared/http/handler.ts';
import { createIssuer } from '#shared/proof-of-work/issue.ts';
import { createContainer } from '../container.ts';
import { citizenEndpoints } from '../endpoints.ts';
import { offeredServices } from '../operations/citizen/offered-services.ts';
import { createFileLinks } from '../store/file-links.ts';
import { createPaperStore } from '../store/paper-store.ts';

const { http, ports, place, bucket } = createContainer(process.env, region);
const client = new S3Client();

/** Woken by the routes of citizens. */
export const handler = createHandler({
  ...http,
  endpoints: citizenEndpoints({
    ...ports,
    catalogue,
    offered: offeredServices(region, catalogue),
    issue: createIssuer({ cost: region.queue.challengeCost }),
    allowances: createAllowanceStore(place),
    papers: createPaperStore({ client, bucket }),
    linkTo: createFileLinks(client, bucket, ports.clock.now),
    newId: () => randomBytes(16).toString('base64url'),
  }),
});
