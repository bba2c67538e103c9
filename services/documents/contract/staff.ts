import * as z from 'zod/mini';
import { date, idempotencyKey, instant, json, officePath, slug, text } from '#shared/http/parts.ts';
import { namesNumber, purpose } from '#shared/looks/purpose.ts';
import { type DocumentsRoute, fileKind, partKey, requestId, requestPath, serviceCode } from './parts.ts';
import { objectionView, promiseView, requestState, resultView, stepTaken } from './request.ts';

// What verifiers and their supervisors do.

const pile = z.enum(['waiting', 'claimed', 'citizen', 'verified', 'processing', 'ready']);

const claim = z.object({ by: z.string().check(z.describe('The account')), until: instant });

const listed = z.object({
  id: requestId,
  service: serviceCode,
  state: requestState,
  priority: z.boolean(),
  submittedAt: instant,
  due: z.nullable(instant),
  missed: z.boolean(),
  /** Since when it is the citizen's turn, or the result is there; null: the office's turn. */
  turnedAt: z.nullable(instant),
  returns: z.int(),
  claim: z.nullable(claim),
});

const worklist = z.object({
  office: slug,
  pile,
  /** First what comes first: priority, then what is due first. */
  requests: z.array(listed),
  next: z.nullable(z.string().check(z.describe('`from` of the next page; null: that was all'))),
  /** The account that asks. */
  officer: z.string(),
  now: instant,
});

export const readWorklist = {
  method: 'GET',
  path: '/api/documents/offices/{office}/worklist',
  summary: 'A page of one pile of open requests',
  access: 'verify-requests',
  request: z.object({
    path: officePath,
    query: z.object({ pile, from: z.optional(z.string().check(z.maxLength(100))) }),
  }),
  answer: { ...json, status: 200, schema: worklist },
  refusals: ['not-found', 'try-again'],
} as const satisfies DocumentsRoute;

const openedFile = z.object({
  id: requestId,
  office: slug,
  service: serviceCode,
  name: text,
  state: requestState,
  /** Say it with the next step: who has not seen the present one is told to look again. */
  version: z.int(),
  priority: z.boolean(),
  submittedAt: instant,
  steps: z.array(stepTaken),
  promise: promiseView,
  claim: z.nullable(claim),
  returns: z.int(),
  visit: z.nullable(z.object({ date: z.string(), window: z.string(), ticket: z.string() })),
  /** Whether this account may be the second pair of eyes; null: the service needs none. */
  secondEyes: z.nullable(z.boolean()),
  person: z.object({
    nik: z.string(),
    name: z.string(),
    phone: z.nullable(z.string()),
    email: z.nullable(z.string()),
  }),
  /** In the order of the national system, to be copied field by field. */
  form: z.array(
    z.object({
      key: partKey,
      label: text,
      value: z.string(),
      revision: z.int(),
      objection: z.nullable(objectionView),
    }),
  ),
  papers: z.array(
    z.object({
      key: partKey,
      label: text,
      revision: z.int(),
      objection: z.nullable(objectionView),
      files: z.array(
        z.object({
          id: z.string(),
          kind: fileKind,
          bytes: z.int(),
          url: z.url().check(z.describe('Readable until `linksUntil`')),
        }),
      ),
    }),
  ),
  rejection: z.nullable(objectionView),
  result: z.nullable(resultView),
  /** The steps that this account may take now. */
  may: z.array(z.string()),
  linksUntil: instant,
  now: instant,
});

export const openFile = {
  method: 'POST',
  path: '/api/documents/offices/{office}/requests/{request}/look',
  summary: 'Everything that was handed in, with links for some minutes; every look is recorded',
  access: 'verify-requests',
  request: z.object({
    path: requestPath,
    body: z
      .object({
        why: z.enum(['verifying', 'pre-check', 'serving', 'complaint', 'other'], { error: 'bad-purpose' }),
        words: z.optional(purpose.check(z.describe('Needed where `why` is `other`'))),
      })
      .check(
        z.refine(({ why, words: said }) => why !== 'other' || said !== undefined, {
          error: 'bad-purpose',
          path: ['words'],
        }),
      ),
  }),
  answer: { ...json, status: 200, schema: openedFile },
  refusals: ['bad-purpose', 'not-found', 'try-again'],
} as const satisfies DocumentsRoute;

const note = z.string({ error: 'unknown-reason' }).check(
  z.maxLength(500, 'unknown-reason'),
  z.refine((said) => !namesNumber(said), 'unknown-reason'),
  z.describe('In plain words, to the citizen; no NIK and no phone number'),
);
const objection = z.object({ reason: z.string({ error: 'unknown-reason' }), note: z.optional(note) });

const result = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('link'),
    url: z.url({ protocol: /^https$/, error: 'bad-result' }).check(z.maxLength(500, 'bad-result')),
    pin: z.optional(z.string().check(z.maxLength(20, 'bad-result'))),
  }),
  z.object({
    kind: z.literal('code'),
    code: z.string().check(z.minLength(4, 'bad-result'), z.maxLength(60, 'bad-result')),
  }),
  z.object({ kind: z.literal('collect'), words: z.optional(note) }),
  /** A letter of the office: numbered and signed by this step. */
  z.object({ kind: z.literal('letter') }),
]);

const seen = { seen: z.int().check(z.describe('`version` that was looked at')) };

const wantedStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('claim'), ...seen }),
  z.object({ step: z.literal('assign'), ...seen, to: z.uuid({ error: 'unknown-reason' }) }),
  z.object({ step: z.literal('release'), ...seen }),
  z.object({ step: z.literal('return'), ...seen, objections: z.record(partKey, objection) }),
  z.object({ step: z.literal('verify'), ...seen }),
  z.object({ step: z.literal('confirm'), ...seen }),
  z.object({ step: z.literal('dispute'), ...seen }),
  z.object({ step: z.literal('process'), ...seen, visited: z.optional(z.boolean()) }),
  z.object({ step: z.literal('finish'), ...seen, result }),
  z.object({ step: z.literal('deliver'), ...seen }),
  z.object({ step: z.literal('reject'), ...seen, ground: objection }),
]);

export const takeStep = {
  method: 'POST',
  path: '/api/documents/offices/{office}/requests/{request}/steps',
  summary: 'Take a step of a request; who has not seen its present version is told to look again',
  access: 'verify-requests',
  request: z.object({ path: requestPath, headers: idempotencyKey, body: wantedStep }),
  answer: {
    ...json,
    status: 200,
    schema: z.object({
      id: requestId,
      state: requestState,
      version: z.int(),
      claim: z.nullable(claim),
      /** The steps that this account may take now. */
      may: z.array(z.string()),
      now: instant,
    }),
  },
  refusals: [
    'bad-key',
    'unknown-reason',
    'bad-result',
    'bad-form',
    'claimed-by-another',
    'forbidden',
    'letter-void',
    'moved-on',
    'needs-second-officer',
    'not-claimed-by-you',
    'not-found',
    'nothing-objected',
    'same-officer',
    'try-again',
    'unknown-part',
    'wrong-state',
  ],
} as const satisfies DocumentsRoute;

export const look = z.object({
  at: instant,
  actor: z.string().check(z.describe('The account')),
  why: z.string(),
  words: z.nullable(z.string()),
});

export const listLooks = {
  method: 'GET',
  path: '/api/documents/offices/{office}/requests/{request}/looks',
  summary: 'Who looked at a request, when and why',
  access: 'supervise-requests',
  request: z.object({ path: requestPath }),
  answer: { ...json, status: 200, schema: z.object({ looks: z.array(look), now: instant }) },
  refusals: ['not-found', 'try-again'],
} as const satisfies DocumentsRoute;

const day = z.object({
  date: z.string(),
  submitted: z.int(),
  returned: z.int(),
  ready: z.int(),
  rejected: z.int(),
  ended: z.int().check(z.describe('Withdrawn or expired')),
  kept: z.int().check(z.describe('Decisions within the promise')),
  missed: z.int(),
  /** Ready after one visit at most and without going back. */
  oneVisit: z.int(),
});

const figures = z.object({
  office: slug,
  days: z.array(day),
  /** Open requests now, by pile: how many, and since when the oldest lies there. */
  open: z.array(z.object({ pile, count: z.int(), oldest: z.nullable(instant), overdue: z.int() })),
  now: instant,
});

export const readRequestFigures = {
  method: 'GET',
  path: '/api/documents/offices/{office}/figures',
  summary: 'What came in and went out day by day, the promise, and what lies open; at most 92 days',
  access: 'supervise-requests',
  request: z.object({ path: officePath, query: z.object({ from: date, to: date }) }),
  answer: { ...json, status: 200, schema: figures },
  refusals: ['bad-date', 'not-found', 'try-again'],
} as const satisfies DocumentsRoute;

export type Pile = z.output<typeof pile>;
export type ListedView = z.output<typeof listed>;
export type Worklist = z.output<typeof worklist>;
export type OpenedFile = z.output<typeof openedFile>;
export type WantedStep = z.input<typeof wantedStep>;
export type TakenStep = z.output<typeof takeStep.answer.schema>;
export type RequestFigures = z.output<typeof figures>;
export type Looks = z.output<typeof look>[];
