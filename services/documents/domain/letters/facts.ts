import { createHash } from 'node:crypto';
import type { LetterOffice } from '#shared/region/letters.ts';
import type { LetterTemplate } from './template.ts';

/** What a letter says of its holder. */
export interface LetterFacts {
  /** Values by the key of their field, as they were checked; optional ones that nobody filled in are absent. */
  readonly fields: Readonly<Record<string, string>>;
  /** The office as it was that day: whoever signs later, a letter printed again names who signed it. */
  readonly office: LetterOffice;
  /** 22 random base64url characters, so that nobody finds the facts by trying what might have been digested. */
  readonly salt: string;
}

/** SHA-256, in hexadecimal, of template, fields, signer and salt; the number and the dates stand in the proof itself. */
export const digestOf = (
  template: Pick<LetterTemplate, 'id' | 'version'>,
  { fields, office, salt }: LetterFacts,
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        template.id,
        template.version,
        Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        [office.signer.position, office.signer.name],
        salt,
      ]),
    )
    .digest('hex');
