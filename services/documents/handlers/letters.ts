import region from 'balai:region';
import { createHandler } from '#shared/http/handler.ts';
import { createContainer } from '../container.ts';

const container = createContainer(process.env, region);

/** Woken by the routes of letters that the office issues itself. */
export const handler = createHandler({ ...container.http, endpoints: [] });
