import * as z from 'zod/mini';
import { instant, json } from '#shared/http/parts.ts';
import { nik } from '#shared/identity/nik.ts';
import { identityDocument } from '#shared/identity/stated-identity.ts';
import { rightsPurpose } from '#shared/looks/purpose.ts';
import type { QueueRoute } from './parts.ts';

// The rights of a person (UU 27/2022): to see what is kept of them, and to have it erased. By POST, because a NIK stands in no URL.

const text = z.string().check(z.minLength(1), z.maxLength(200));

/** Where the next request goes on: the answer looks at a part of the table. */
const place = z.object({ pk: text, sk: text });

const from = z.optional(place.check(z.describe('`next` of the answer before')));
const next = z.nullable(place.check(z.describe('Ask again from here; null: that was all')));

const day = { office: z.string(), service: z.string(), date: z.string() };

const contact = z.object({
  nik: z.string().check(z.describe('Empty: none was given')),
  document: z.optional(identityDocument.check(z.describe('The paper that was shown instead'))),
  name: z.string(),
  phone: z.optional(z.string().check(z.describe('Absent: none was given'))),
  email: z.optional(z.string()),
  language: z.string(),
});

const exported = z.object({
  bookings: z.array(
    z.object({
      id: z.string(),
      ...day,
      window: z.string(),
      number: z.nullable(z.int()),
      state: z.string(),
      priority: z.boolean(),
      createdAt: instant,
      wish: z.optional(
        z
          .object({
            kind: z.enum(['waitlist', 'draw']),
            windows: z.array(z.string()),
            ended: z.nullable(z.string()),
          })
          .check(z.describe('It began as a wish for a place; absent: it did not')),
      ),
      contact: z.nullable(contact.check(z.describe('null: the key it was sealed with is gone'))),
    }),
  ),
  days: z.array(
    z.object({
      ...day,
      holdsPlace: z.boolean(),
      changes: z.int().check(z.describe('Moves and cancels that day')),
    }),
  ),
  recoveries: z.array(z.object({ id: z.string(), phone: z.string() })),
  next,
});

const standing = z.object({
  ...day,
  booking: z.optional(z.string()),
  why: z.enum(['live', 'in-the-hall', 'being-booked', 'day-not-over']),
});

const erased = z.object({
  erased: z.object({ bookings: z.int(), entries: z.int(), days: z.int(), recoveries: z.int() }),
  standing: z.array(standing.check(z.describe('What stays for now, and why'))),
  next,
});

/** Whose data: by exactly one of these. */
const person = {
  nik: z.optional(nik),
  document: z.optional(identityDocument.check(z.describe('Of who has no NIK: the paper that was shown'))),
  booking: z.optional(
    z
      .string({ error: 'bad-code' })
      .check(
        z.regex(/^[\w-]{11}$/, 'bad-code'),
        z.describe(
          'Of who showed no paper: the id of that one booking, which stands in the code of its ticket',
        ),
      ),
  ),
};

interface Named {
  readonly nik?: unknown;
  readonly document?: unknown;
  readonly booking?: unknown;
}
const namesOne = z.refine<Named>(
  (body) => [body.nik, body.document, body.booking].filter((one) => one !== undefined).length === 1,
  { error: 'bad-nik', path: ['nik'] },
);

export const exportPerson = {
  method: 'POST',
  path: '/api/queue/persons/export',
  summary: 'Everything that the queue keeps of a person, for the person',
  access: 'export-person',
  request: z.object({ body: z.object({ ...person, reason: rightsPurpose, from }).check(namesOne) }),
  answer: { ...json, status: 200, schema: exported },
  refusals: ['bad-nik', 'bad-document', 'bad-code', 'bad-purpose', 'try-again'],
} as const satisfies QueueRoute;

export const erasePerson = {
  method: 'POST',
  path: '/api/queue/persons/erase',
  summary: 'Erase what the queue keeps of a person; repeating it does no harm',
  access: 'erase-person',
  request: z.object({
    body: z
      .object({
        ...person,
        reason: rightsPurpose,
        from,
        cancel: z.optional(z.boolean().check(z.describe('Cancel live bookings first; otherwise they stay'))),
      })
      .check(namesOne),
  }),
  answer: { ...json, status: 200, schema: erased },
  refusals: ['bad-nik', 'bad-document', 'bad-code', 'bad-purpose', 'try-again'],
} as const satisfies QueueRoute;

export type ExportedPerson = z.output<typeof exported>;
export type ErasedPerson = z.output<typeof erased>;
