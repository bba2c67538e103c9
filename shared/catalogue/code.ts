import * as z from 'zod/mini';

/** Code of a service of the catalogue, `AKTA-LAHIR`. Single words are listed, because another one might be somebody's name. */
export const catalogueCode = z
  .string()
  .check(
    z.regex(/^(?:KIA|IKD|SKTM|SKTT|SKPWNI|DATANG|PROPOSAL|LEGALISIR|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)$/),
    z.describe('Code of the catalogue'),
  );
