import region from 'balai:region';
import { S3Client } from '@aws-sdk/client-s3';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';
import { intakeEndpoints } from '../intake-endpoints.ts';
import { eicarScanner } from '../scanner.ts';
import { createPaperStore } from '../store/paper-store.ts';

const { http, ports, bucket } = createContainer(process.env, region);

/** Woken when a file was sent and is to be looked into. */
export const handler = createHandler({
  ...http,
  endpoints: intakeEndpoints({
    ...ports,
    papers: createPaperStore({ client: new S3Client(), bucket }),
    scanner: eicarScanner,
  }),
});
