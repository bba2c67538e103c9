import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';

const container = createContainer(process.env, region);

/** Woken when a file was sent and is to be looked into. */
export const handler = createHandler({ ...container.http, endpoints: [] });
