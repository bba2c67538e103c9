import { openApi } from '#shared/http/reference/open-api.ts';
import { problem, routes } from '../contract.ts';
import { refusals } from '../refusals.ts';

/** The reference of the notifications service's HTTP API. */
export const notificationsDocument = () =>
  openApi({
    title: 'Balai notifications',
    version: '1.0.0',
    description: [
      'The wordings of the messages that citizens get by SMS and mail; officials read and change them.',
      'A value is `{ "sms": …, "subject": …, "mail": … }`; names in braces, such as `{ticket}`, are filled in for each citizen.',
      'Refusals are `application/problem+json` with a stable `code` and a `text` in Indonesian and English.',
      'Instants are epoch milliseconds.',
    ].join('\n\n'),
    routes,
    problem,
    statusOf: (code) => new Map(Object.entries(refusals)).get(code)?.status,
  });
