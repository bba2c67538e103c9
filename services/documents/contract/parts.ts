import * as z from 'zod/mini';
import type { Route } from '#shared/http/route.ts';
import type { RefusalCode } from '../refusals.ts';

/** A route of this service. */
export type DocumentsRoute = Route & { readonly refusals: readonly RefusalCode[] };

/** Code of the catalogue. */
export const serviceCode = z.string().check(z.regex(/^[A-Z][A-Z0-9-]{1,30}$/), z.describe('`AKTA-LAHIR`'));

/** Key of a paper or of a field of the form. */
export const partKey = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,30}$/));

/** Id of a request; the same in its events. */
export const requestId = z.string().check(z.regex(/^[\w-]{11}$/));

/** A request of an office; an unknown one, or what can be none, is answered as not found. */
export const requestPath = z.object({
  office: z.string(),
  request: z.string({ error: 'not-found' }).check(z.regex(/^[\w-]{11}$/, 'not-found')),
});

/** A name that the service gave; what can be none is answered as not found. */
export const givenName = z.string({ error: 'not-found' }).check(z.maxLength(200, 'not-found'));

/** Opens a draft: what is uploaded, and the one request that comes of it. */
export const draftKey = z.object({
  'draft-key': z.string({ error: 'bad-key' }).check(z.regex(/^[\w.-]{20,120}$/, 'bad-key')),
});

/** Opens a request: the citizen's own key, never in a path or query. */
export const requestKey = z.object({
  'request-key': z.string({ error: 'not-found' }).check(z.regex(/^[\w.-]{20,120}$/, 'not-found')),
});

/** A file that was attached: sealed, it stands for the checked bytes and for nothing else. */
export const fileToken = z.string({ error: 'bad-file' }).check(z.regex(/^[\w.-]{20,400}$/, 'bad-file'));

/** What the content of a file was found to be. */
export const fileKind = z.enum(['jpeg', 'png', 'webp', 'pdf']);
