import * as z from 'zod/mini';
import { catalogueCode } from '#shared/catalogue/code.ts';
import { letterOffice } from './letters.ts';

const count = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

/** What an office takes requests for online, and how patient it is. */
export const documentsSchema = z.strictObject({
  services: z
    .array(
      z.strictObject({
        code: catalogueCode,
        /** Working days promised, from the day after complete papers arrived. */
        days: count(1, 60),
        /** Another officer has to agree before the document is made. */
        secondEyes: z.optional(z.literal(true)),
      }),
    )
    .check(
      z.minLength(1),
      z.refine(
        (services) => new Set(services.map(({ code }) => code)).size === services.length,
        'Two services have the same code.',
      ),
    ),
  /** Minutes for which a request is an officer's who took it and did nothing more. */
  claimMinutes: z._default(count(5, 480), 30),
  /** Calendar days after which a citizen who has to act is reminded … */
  warnDays: z._default(count(1, 90), 7),
  /** … and after which the request ends. */
  expireDays: z._default(count(2, 365), 30),
  /** Days after its end on which what a request says of people is deleted. */
  retentionDays: z._default(count(30, 3650), 365),
  /** How it writes letters of its own; left out: it issues none. */
  letters: z.optional(letterOffice),
});

export type OfficeDocuments = z.infer<typeof documentsSchema>;
