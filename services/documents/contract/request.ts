import * as z from 'zod/mini';
import { idempotencyKey, instant, json, language, slug, text } from '#shared/http/parts.ts';
import { email } from '#shared/identity/email.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import {
  type DocumentsRoute,
  draftKey,
  fileKind,
  fileToken,
  givenName,
  partKey,
  requestId,
  requestKey,
  serviceCode,
} from './parts.ts';

// What a citizen does with a request: hand it in, see where it stands, correct what came back, take it back, say it has arrived.

export const requestState = z.enum([
  'SUBMITTED',
  'CLAIMED',
  'RETURNED',
  'RESUBMITTED',
  'VERIFIED',
  'AWAITING_VISIT',
  'PROCESSING',
  'READY',
  'DELIVERED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
]);

/** What an office promised, as it stands now. */
export const promiseView = z.object({
  days: z.int().check(z.describe('Working days promised')),
  used: z.int().check(z.describe('Working days that the office has had the file')),
  due: z.nullable(instant.check(z.describe('null: the citizen has it, nothing runs'))),
  missed: z.boolean(),
  uncertain: z.boolean().check(z.describe('The due day lies in a year whose holidays are not decreed yet')),
});

/** What became of a request, in order. */
export const stepTaken = z.object({ state: requestState, at: instant });

export const objectionView = z.object({
  reason: z.string(),
  text,
  note: z.nullable(z.string().check(z.describe('In the words of the officer'))),
});

const fileView = z.object({
  id: z.string().check(z.describe('Of `GET …/request/files/{file}`')),
  kind: fileKind,
  bytes: z.int(),
});

export const resultView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.url(), pin: z.nullable(z.string()) }),
  z.object({ kind: z.literal('code'), code: z.string() }),
  z.object({ kind: z.literal('collect'), words: z.nullable(z.string()) }),
  z.object({ kind: z.literal('letter'), number: z.string() }),
]);

const view = z.object({
  id: requestId,
  office: slug,
  service: serviceCode,
  state: requestState,
  submittedAt: instant,
  steps: z.array(stepTaken),
  promise: promiseView,
  papers: z.array(
    z.object({
      key: partKey,
      revision: z.int(),
      files: z.array(fileView),
      objection: z.nullable(objectionView),
    }),
  ),
  form: z.array(
    z.object({
      key: partKey,
      value: z.string().check(z.describe('A NIK is masked')),
      revision: z.int(),
      objection: z.nullable(objectionView),
    }),
  ),
  rejection: z.nullable(objectionView),
  result: z.nullable(resultView),
  /** The visit that it needs: booked or not. null: none. */
  visit: z.nullable(
    z.object({
      kind: z.enum(['before', 'collect']),
      booked: z.nullable(z.object({ date: z.string(), window: z.string(), ticket: z.string() })),
    }),
  ),
  /** Masked: enough to recognise oneself, not to be copied. */
  person: z.object({ nik: z.string(), name: z.string(), phone: z.nullable(z.string()) }),
  /** When it ends by itself unless the citizen acts; null: it does not. */
  expiresAt: z.nullable(instant),
});

/** A request as its holder sees it, with what opens it. */
const opened = z.object({
  request: view,
  key: z.string().check(z.describe('Opens this request; send it as header Request-Key')),
  link: z.string().check(z.describe('Page of this request; the key stands in the fragment')),
  code: z.string().check(z.describe('Tracking code, to be read out: `K7M4-9Q2X`')),
  pin: z.string().check(z.describe('With the code it opens the request elsewhere')),
  now: instant,
});

const form = z.record(partKey, z.string().check(z.maxLength(800, 'bad-form')));
const files = z.record(partKey, z.array(fileToken).check(z.maxLength(10, 'bad-file')));

const submission = z.object({
  office: z.string(),
  service: serviceCode,
  person: z.object({ nik, name: personName, phone: z.optional(phone), email: z.optional(email) }),
  /** Values by key of the field. */
  form,
  /** Attached files by key of the paper, in the order of their pages. */
  files,
  priority: z.optional(z.boolean().check(z.describe('Elderly, disabled, pregnant or with an infant'))),
  /** Of the messages about this request. */
  language: z.optional(language),
});

export const submitRequest = {
  method: 'POST',
  path: '/api/documents/requests',
  summary: 'Ask for a document; one draft becomes one request, however often it is sent',
  request: z.object({ headers: draftKey, body: submission }),
  answer: { ...json, status: 201, schema: opened },
  refusals: [
    'bad-key',
    'draft-over',
    'bad-nik',
    'bad-name',
    'bad-phone',
    'bad-email',
    'bad-form',
    'bad-file',
    'missing-paper',
    'not-found',
    'already-open',
    'key-reused',
    'try-again',
  ],
} as const satisfies DocumentsRoute;

export const openRequest = {
  method: 'POST',
  path: '/api/documents/requests/open',
  summary: 'Open a request by tracking code and PIN; a wrong one tells nothing more',
  request: z.object({
    body: z.object({
      code: z.string({ error: 'bad-code' }).check(z.maxLength(20, 'bad-code')),
      pin: z.string({ error: 'bad-code' }).check(z.maxLength(10, 'bad-code')),
    }),
  }),
  answer: { ...json, status: 200, schema: z.object({ key: z.string(), link: z.string(), now: instant }) },
  refusals: ['bad-code', 'not-found', 'too-many', 'try-again'],
} as const satisfies DocumentsRoute;

export const readRequest = {
  method: 'GET',
  path: '/api/documents/request',
  summary: 'Where a request stands',
  request: z.object({ headers: requestKey }),
  answer: { ...json, status: 200, schema: opened },
  refusals: ['not-found', 'try-again'],
} as const satisfies DocumentsRoute;

export const correctRequest = {
  method: 'POST',
  path: '/api/documents/request/corrections',
  summary: 'Replace exactly the parts that came back',
  request: z.object({
    headers: z.object({ ...requestKey.shape, ...idempotencyKey.shape }),
    body: z.object({ form, files }),
  }),
  answer: { ...json, status: 200, schema: opened },
  refusals: ['bad-key', 'bad-form', 'bad-file', 'not-found', 'other-parts', 'wrong-state', 'try-again'],
} as const satisfies DocumentsRoute;

export const withdrawRequest = {
  method: 'DELETE',
  path: '/api/documents/request',
  summary: 'Take a request back',
  request: z.object({ headers: requestKey }),
  answer: { ...json, status: 200, schema: opened },
  refusals: ['not-found', 'wrong-state', 'try-again'],
} as const satisfies DocumentsRoute;

export const receiveDocument = {
  method: 'POST',
  path: '/api/documents/request/received',
  summary: 'Say that the document has arrived; repeating answers the same',
  request: z.object({ headers: requestKey }),
  answer: { ...json, status: 200, schema: opened },
  refusals: ['not-found', 'wrong-state', 'try-again'],
} as const satisfies DocumentsRoute;

/** Where a file can be read for some minutes. */
export const fileLink = z.object({ url: z.url(), until: instant, now: instant });

export const readOwnFile = {
  method: 'GET',
  path: '/api/documents/request/files/{file}',
  summary: 'A link, for some minutes, to a file of the request',
  request: z.object({ path: z.object({ file: givenName }), headers: requestKey }),
  answer: { ...json, status: 200, schema: fileLink },
  refusals: ['not-found', 'try-again'],
} as const satisfies DocumentsRoute;

export type Submission = z.input<typeof submission>;
export type RequestView = z.output<typeof view>;
export type OpenedRequest = z.output<typeof opened>;
export type Objected = z.output<typeof objectionView>;
