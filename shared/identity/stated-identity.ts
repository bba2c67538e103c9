import * as z from 'zod/mini';
import { type Branded, branded } from './brand.ts';
import type { Nik } from './nik.ts';

/** Papers of who has no NIK: foreigners, newborns, people whose NIK is not found. */
const kinds = ['passport', 'stay-permit', 'birth-letter', 'other'] as const;

/** A number as it stands on a paper, in capitals and without blanks, 4–30 letters, digits, dots, slashes, hyphens. Refused with `bad-document`. */
const number = z.pipe(
  z
    .string({ error: 'bad-document' })
    .check(z.maxLength(60, 'bad-document'), z.describe('Number of the paper; blanks are dropped')),
  z.pipe(
    z.transform((text: string) => text.replace(/\s/g, '').toUpperCase()),
    z.string().check(z.regex(/^[A-Z0-9][A-Z0-9./-]{3,29}$/, 'bad-document')),
  ),
);

/** A paper that names somebody who has no NIK. Whoever looks at it is staff; nobody else can check it. */
export const identityDocument = z.object({ kind: z.enum(kinds), number });

export type IdentityDocument = z.output<typeof identityDocument>;

/** What stands for a person without a NIK where tags are made. */
export type StatedIdentity = Branded<'StatedIdentity'>;

/** The same paper is the same person; no NIK has this form. */
const ofDocument = ({ kind, number: text }: IdentityDocument): StatedIdentity => branded(`${kind}:${text}`);

/** Who showed nothing is a person of this one booking, and may be another in the next. */
const ofNobodyKnown = (booking: string): StatedIdentity => branded(`once:${booking}`);

/** Whom a booking is for, as tags are made of it: the NIK, else the paper, else this one booking. */
export const identityOf = (
  person: { readonly nik?: Nik | undefined; readonly document?: IdentityDocument | undefined },
  booking: string,
): Nik | StatedIdentity =>
  person.nik ?? (person.document ? ofDocument(person.document) : ofNobodyKnown(booking));
