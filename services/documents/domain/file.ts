import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { email } from '#shared/identity/email.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { seal, unseal } from '#shared/identity/seal.ts';

/** What the content of a file can be. */
export const fileKinds = ['jpeg', 'png', 'webp', 'pdf'] as const;

export type FileKind = (typeof fileKinds)[number];

/** A file that a request keeps: its object is changed by nobody any more. */
const keptFile = z.object({
  /** Names it within its request: 22 base64url characters of the SHA-256 of its bytes. */
  id: z.string(),
  /** Of the object, such as `file/<request>/<id>.jpg`. */
  key: z.string(),
  etag: z.string(),
  kind: z.enum(fileKinds),
  bytes: z.int(),
});

/** What became of a request: where its document is. */
const result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.string(), pin: z.optional(z.string()) }),
  z.object({ kind: z.literal('code'), code: z.string() }),
  /** To be fetched; with words of the office. */
  z.object({ kind: z.literal('collect'), words: z.optional(z.string()) }),
  z.object({ kind: z.literal('letter'), number: z.string() }),
]);

/** All that a request says of people, sealed as one: who asks, the form, the papers, and what came of it. */
const requestFile = z.object({
  person: z.object({ nik, name: personName, phone: z.optional(phone), email: z.optional(email) }),
  /** Of the messages about it. */
  language: z.enum(['id', 'en']),
  /** Values by key of the field. */
  form: z.record(z.string(), z.string()),
  /** Files by key of the paper, in the order of their pages. */
  files: z.record(z.string(), z.array(keptFile)),
  /** Digest of what was handed in first (`submissionDigest`). */
  submitted: z.string(),
  /** Written by the step `finish`. */
  result: z.optional(result),
});

export type RequestFile = z.output<typeof requestFile>;
export type KeptFile = z.output<typeof keptFile>;
export type RequestResult = z.output<typeof result>;

const contextOf = (id: string): string => `documents/request/${id}`;

/** Seals a file for one request, under the key of a local date; it opens in no other. */
export const sealFile = (
  ring: KeyRing,
  { id, date }: { readonly id: string; readonly date: string },
  file: RequestFile,
): string => seal(ring, { date, context: contextOf(id) }, JSON.stringify(file));

/** Opens the file of a request; throws when it does not open, because then data or key were lost. */
export function openFile(ring: KeyRing, id: string, sealed: string): RequestFile {
  const text = unseal(ring, contextOf(id), sealed);
  if (text === undefined) throw new Error(`The file of request ${id} does not open.`);
  return requestFile.parse(JSON.parse(text));
}

/** SHA-256, in base64url, of what was handed in: the same again is the same request. `content` is JSON in a fixed order. */
export const submissionDigest = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');
