import * as z from 'zod/mini';
import { instant, json, language, slug } from '#shared/http/parts.ts';
import { nik } from '#shared/identity/nik.ts';
import { rightsPurpose } from '#shared/looks/purpose.ts';
import { type DocumentsRoute, fileKind, partKey, requestId, serviceCode } from './parts.ts';
import { requestState, resultView, stepTaken } from './request.ts';
import { look } from './staff.ts';

// The rights of a person (UU 27/2022): to see what is kept of what they asked for, and to have it erased. By POST, because a NIK stands
// in no URL. Found are the requests that were made with this NIK, not those of others that name it.

const objection = z.object({ reason: z.string(), note: z.nullable(z.string()) });

const letter = z.object({
  number: z.string(),
  issued: z.string().check(z.describe('Local date')),
  validUntil: z.nullable(z.string()),
  state: z.enum(['NUMBERED', 'ISSUED', 'VOID']),
  fields: z
    .record(z.string(), z.string())
    .check(z.describe('What it says of its holder, by key of the field')),
});

const file = z.object({
  person: z.object({
    nik: z.string(),
    name: z.string(),
    phone: z.nullable(z.string()),
    email: z.nullable(z.string()),
  }),
  language,
  form: z.record(partKey, z.string()),
  papers: z.array(
    z.object({
      key: partKey,
      files: z.array(
        z.object({
          kind: fileKind,
          bytes: z.int(),
          url: z.url().check(z.describe('Readable until `linksUntil`')),
        }),
      ),
    }),
  ),
  result: z.nullable(resultView),
});

const exported = z.object({
  requests: z.array(
    z.object({
      id: requestId,
      office: slug,
      service: serviceCode,
      state: requestState,
      submittedAt: instant,
      steps: z.array(stepTaken),
      days: z.int().check(z.describe('Working days promised')),
      priority: z.boolean(),
      objections: z.record(partKey, objection).check(z.describe('Parts that the citizen has to replace')),
      rejection: z.nullable(objection),
      code: z.string().check(z.describe('Tracking code')),
      file,
      letter: z.nullable(letter.check(z.describe('null: none was issued'))),
      visits: z.array(
        z.object({
          date: z.string().check(z.describe('Local date')),
          window: z.nullable(z.string()),
          ticket: z.string(),
          state: z.string(),
        }),
      ),
      looks: z.array(look.check(z.describe('Who of staff looked at it, and why'))),
    }),
  ),
  linksUntil: instant,
  now: instant,
});

const standing = z.object({
  request: requestId,
  office: slug,
  service: serviceCode,
  why: z
    .enum(['open', 'being-made'])
    .check(
      z.describe('`open`: say `withdraw` to end it. `being-made`: the office writes it; ask again later'),
    ),
});

const erased = z.object({
  erased: z.object({ requests: z.int() }),
  standing: z.array(standing.check(z.describe('What stays for now, and why'))),
  letters: z.array(
    z
      .object({ request: requestId, number: z.string() })
      .check(
        z.describe(
          'Its line stays in the register of the office, sealed: what an office stated, it must be able to show',
        ),
      ),
  ),
  now: instant,
});

export const exportPerson = {
  method: 'POST',
  path: '/api/documents/persons/export',
  summary: 'Everything that is kept of what a person asked for, for the person',
  access: 'export-person',
  request: z.object({ body: z.object({ nik, reason: rightsPurpose }) }),
  answer: { ...json, status: 200, schema: exported },
  refusals: ['bad-nik', 'bad-purpose', 'try-again'],
} as const satisfies DocumentsRoute;

export const erasePerson = {
  method: 'POST',
  path: '/api/documents/persons/erase',
  summary: 'Erase what is kept of what a person asked for; repeating it does no harm',
  access: 'erase-person',
  request: z.object({
    body: z.object({
      nik,
      reason: rightsPurpose,
      withdraw: z.optional(
        z
          .boolean()
          .check(z.describe('End open requests, and results not fetched yet, first; otherwise they stay')),
      ),
    }),
  }),
  answer: { ...json, status: 200, schema: erased },
  refusals: ['bad-nik', 'bad-purpose', 'try-again'],
} as const satisfies DocumentsRoute;

export type ExportedPerson = z.output<typeof exported>;
export type ErasedPerson = z.output<typeof erased>;
