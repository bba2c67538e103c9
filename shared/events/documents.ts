import * as z from 'zod/mini';
import { catalogueCode } from '#shared/catalogue/code.ts';
import { revocationReasons } from '#shared/letter-proof/revocations.ts';
import { changedSetting } from './changed-setting.ts';
import { defineEvent, id } from './event.ts';

const code = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/));
const instant = z.int().check(z.gte(0));
/** Key of a paper or of a field of the form. */
const part = z.string().check(z.regex(/^[a-z][a-z0-9_]*$/));

/** A request for a document, without the person. */
const request = {
  request: id.check(z.describe('Id of the request; the same as `subject`')),
  office: code,
  service: catalogueCode,
};

/** What the office promised, as it stands at the event. */
const promise = z.object({
  days: z.int().check(z.gte(1), z.describe('Working days promised')),
  used: z.int().check(z.gte(0), z.describe('Working days used up')),
  due: z.optional(instant.check(z.describe('Epoch milliseconds; absent: the citizen has the file'))),
});

/** Somebody asked for a document. */
export const requestSubmitted = defineEvent(
  'balai.documents',
  'RequestSubmitted.v1',
  'Somebody asked for a document.',
  z.object({ ...request, catalogue: z.iso.date().check(z.describe('Version of the catalogue')), promise }),
);

/** An officer took a request to check it. */
export const requestClaimed = defineEvent(
  'balai.documents',
  'RequestClaimed.v1',
  'An officer, the actor, took a request to check it.',
  z.object({ ...request, assigned: z.boolean().check(z.describe('By a supervisor, who is the actor')) }),
);

/** An officer gave a request back unchecked. */
export const requestReleased = defineEvent(
  'balai.documents',
  'RequestReleased.v1',
  'A request waits for an officer again: it was given back, or a second officer disagreed.',
  z.object({ ...request, disputed: z.boolean() }),
);

/** Parts of a request have to be corrected. */
export const requestReturned = defineEvent(
  'balai.documents',
  'RequestReturned.v1',
  'Parts of a request went back to the citizen, each with a reason.',
  z.object({
    ...request,
    parts: z.array(z.object({ part, reason: code })),
    returns: z.int().check(z.gte(1), z.describe('How often it has gone back')),
    promise,
  }),
);

/** The citizen corrected what was asked. */
export const requestResubmitted = defineEvent(
  'balai.documents',
  'RequestResubmitted.v1',
  'The citizen replaced what had gone back.',
  z.object({ ...request, parts: z.array(part), promise }),
);

/** The papers of a request are complete and right. */
export const requestVerified = defineEvent(
  'balai.documents',
  'RequestVerified.v1',
  'An officer found the papers of a request complete and right.',
  z.object({
    ...request,
    second: z.boolean().check(z.describe('By the second pair of eyes')),
    returns: z.int().check(z.gte(0)),
  }),
);

/** The office works on the document. */
export const requestProcessed = defineEvent(
  'balai.documents',
  'RequestProcessed.v1',
  'The office began to make the document.',
  z.object({ ...request, visited: z.boolean().check(z.describe('The citizen had come for it')) }),
);

/** A request came to its end at the office. */
export const requestDecided = defineEvent(
  'balai.documents',
  'RequestDecided.v1',
  'The document is ready, or the request was rejected.',
  z.object({
    ...request,
    decision: z.enum(['ready', 'rejected']),
    ground: z.optional(code.check(z.describe('Legal ground of a rejection'))),
    returns: z.int().check(z.gte(0)),
    kept: z.boolean().check(z.describe('Whether the promise was kept')),
    promise,
  }),
);

/** The citizen has the document. */
export const requestDelivered = defineEvent(
  'balai.documents',
  'RequestDelivered.v1',
  'The citizen has the document.',
  z.object(request),
);

/** A request ended without a decision of the office. */
export const requestEnded = defineEvent(
  'balai.documents',
  'RequestEnded.v1',
  'The citizen took the request back, or left it unanswered until it expired.',
  z.object({ ...request, by: z.enum(['withdrawal', 'expiry']) }),
);

/** What the office promised has passed. */
export const promiseMissed = defineEvent(
  'balai.documents',
  'PromiseMissed.v1',
  'The last promised working day ended while the office had the file.',
  z.object({ ...request, promise }),
);

/** A letter of the office, by its place in the register; the subject is the letter itself, which is told by nothing else. */
const letter = {
  request: id.check(z.describe('Id of the request that it answers')),
  office: code,
  type: code.check(z.describe('Kind of letter, such as `domisili`')),
  classification: z.string().check(z.regex(/^\d{1,4}(\.\d{1,4})*$/), z.describe('Of the archive')),
  year: z.int().check(z.gte(2020)),
  sequence: z.int().check(z.gte(1), z.describe('Its number in the register')),
};

/** A letter has its number and its signature. */
export const letterIssued = defineEvent(
  'balai.documents',
  'LetterIssued.v1',
  'The office issued a letter of its own: it is numbered and signed.',
  z.object(letter),
);

/** A letter no longer counts. */
export const letterVoided = defineEvent(
  'balai.documents',
  'LetterVoided.v1',
  'The office took a letter back; its number is never given again.',
  z.object({ ...letter, reason: z.enum(revocationReasons) }),
);

/** Every event of the documents service. */
/** Somebody changed a setting; its value is read from the service. */
export const documentSettingChanged = defineEvent(
  'balai.documents',
  'DocumentSettingChanged.v1',
  'An official changed what an office promises or how patient it is; the value is read from the service.',
  changedSetting,
);

export const documentsEvents = [
  requestSubmitted,
  requestClaimed,
  requestReleased,
  requestReturned,
  requestResubmitted,
  requestVerified,
  requestProcessed,
  requestDecided,
  requestDelivered,
  requestEnded,
  promiseMissed,
  letterIssued,
  letterVoided,
  documentSettingChanged,
] as const;
