import { openApi } from '#shared/http/reference/open-api.ts';
import { problem, routes } from '../contract.ts';
import { refusals } from '../refusals.ts';

/** The reference of the queue service's HTTP API. */
export const queueDocument = () =>
  openApi({
    title: 'Balai queue',
    version: '1.0.0',
    description: [
      'Booking a place in the queue of a public office. docs/api.md tells how to solve the proof of work and book.',
      'Refusals are `application/problem+json` with a stable `code` and a `text` in Indonesian and English.',
      'Treat any 413, 429 or 5xx that is not a problem as "try again" with the same Idempotency-Key.',
      'Instants are epoch milliseconds; dates and times of day are the office’s local time.',
    ].join('\n\n'),
    routes,
    problem,
    statusOf: (code) => new Map(Object.entries(refusals)).get(code)?.status,
  });
