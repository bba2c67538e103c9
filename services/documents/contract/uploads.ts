import * as z from 'zod/mini';
import { idempotencyKey, instant, json, officePath } from '#shared/http/parts.ts';
import { challengeQuery, challengeSchema, proofParts } from '#shared/proof-of-work/challenge-schema.ts';
import {
  type DocumentsRoute,
  draftKey,
  fileKind,
  fileToken,
  givenName,
  partKey,
  requestKey,
} from './parts.ts';

// Files go to the storage directly, by a form that was signed for one key and size; then they are attached: looked into, scanned, kept.

export const createChallenge = {
  method: 'GET',
  path: '/api/documents/challenge',
  summary: 'Proof of work that a draft must carry',
  request: z.object({ query: challengeQuery('`draft`') }),
  answer: { ...json, status: 200, schema: challengeSchema },
  refusals: ['bad-proof', 'not-found'],
} as const satisfies DocumentsRoute;

const openedDraft = z.object({
  key: z.string().check(z.describe('Send it as header Draft-Key')),
  /** Until then files can be sent and the request submitted. */
  until: instant,
  now: instant,
});

export const openDraft = {
  method: 'POST',
  path: '/api/documents/drafts',
  summary: 'Begin a request: a key for its files and for the one request that comes of it. Nothing is stored',
  request: z.object({
    headers: idempotencyKey,
    body: z.object({
      office: z.string(),
      ...proofParts,
    }),
  }),
  answer: { ...json, status: 201, schema: openedDraft },
  refusals: ['bad-key', 'bad-proof', 'not-found'],
} as const satisfies DocumentsRoute;

export const openDraftForOthers = {
  method: 'POST',
  path: '/api/documents/offices/{office}/drafts',
  summary:
    'Begin a request for somebody without a phone; without a proof of work. Helpers have a share of the day',
  access: 'file-for-others',
  request: z.object({ path: officePath, headers: idempotencyKey }),
  answer: { ...json, status: 201, schema: openedDraft },
  refusals: ['bad-key', 'not-found', 'too-many', 'try-again'],
} as const satisfies DocumentsRoute;

const started = z.object({
  upload: z.string().check(z.describe('Name it when attaching')),
  url: z.url().check(z.describe('Where the form is posted to, `file` last')),
  fields: z.record(z.string(), z.string()),
  until: instant,
  now: instant,
});

/** Whose files: of a draft, or replacements for a request that came back. One of the two. */
const owner = z
  .object({ ...z.partial(draftKey).shape, 'request-key': z.optional(requestKey.shape['request-key']) })
  .check(
    z.refine((headers) => (headers['draft-key'] === undefined) !== (headers['request-key'] === undefined), {
      error: 'bad-key',
      path: ['draft-key'],
    }),
  );

export const startUpload = {
  method: 'POST',
  path: '/api/documents/uploads',
  summary: 'A signed form by which one file goes to the storage',
  request: z.object({
    headers: owner,
    body: z.object({
      part: partKey,
      bytes: z.int({ error: 'bad-file' }).check(z.gte(0, 'bad-file'), z.describe('Size of the file')),
    }),
  }),
  answer: { ...json, status: 201, schema: started },
  refusals: [
    'bad-key',
    'bad-file',
    'draft-over',
    'empty-file',
    'file-too-large',
    'not-found',
    'too-many',
    'try-again',
  ],
} as const satisfies DocumentsRoute;

const attached = z.object({
  file: fileToken.check(z.describe('Stands for the checked file in a submission')),
  kind: fileKind,
  bytes: z.int(),
});

export const attachUpload = {
  method: 'POST',
  path: '/api/documents/uploads/{upload}',
  summary:
    'Look into a file that was sent: its type by its content, then the scan. Repeating answers the same',
  request: z.object({ path: z.object({ upload: givenName }), headers: owner }),
  answer: { ...json, status: 200, schema: attached },
  refusals: [
    'bad-key',
    'draft-over',
    'empty-file',
    'file-gone',
    'file-too-large',
    'infected-file',
    'not-found',
    'try-again',
    'unknown-file',
    'unreadable-file',
  ],
} as const satisfies DocumentsRoute;

export type AttachedFile = z.output<typeof attached>;
export type StartedUpload = z.output<typeof started>;
