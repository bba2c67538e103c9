import { openApi } from '#shared/http/reference/open-api.ts';
import { problem, routes } from '../contract.ts';
import { refusals } from '../refusals.ts';

/** The reference of the documents service's HTTP API. */
export const documentsDocument = () =>
  openApi({
    title: 'Balai documents',
    version: '1.0.0',
    description: [
      'Asking for documents of a public office: papers, where a request stands, verification, letters.',
      'Refusals are `application/problem+json` with a stable `code` and a `text` in Indonesian and English.',
      'Treat any 413, 429 or 5xx that is not a problem as "try again" with the same key.',
      'Instants are epoch milliseconds; dates are the office’s local time.',
    ].join('\n\n'),
    routes,
    problem,
    statusOf: (code) => new Map(Object.entries(refusals)).get(code)?.status,
  });
