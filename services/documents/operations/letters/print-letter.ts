import { proofLink } from '#shared/letter-proof/proof.ts';
import { composeLetter, type PrintedLetter } from '../../domain/letters/compose.ts';
import type { Letter } from '../../domain/letters/register.ts';
import type { LetterPorts } from './ports.ts';
import { openFacts } from './sealed-facts.ts';

/** Makes the file that people get. */
export interface LetterPress {
  /** The PDF of a letter; `link` goes into its QR. The same letter gives the same bytes. */
  readonly print: (letter: PrintedLetter, link: string) => Promise<Uint8Array>;
  /** The same with a signature that readers of PDF show; the certificate is the certification body's. */
  readonly sign: (pdf: Uint8Array) => Promise<Uint8Array>;
}

/** The signed PDF of an issued letter, from what its row says. */
export async function printLetter(
  { registers, ring, templates }: Pick<LetterPorts, 'registers' | 'ring' | 'templates'>,
  { id, origin, press }: { readonly id: Letter['id']; readonly origin: string; readonly press: LetterPress },
): Promise<{ readonly pdf: Uint8Array } | { readonly refused: 'not-found' | 'not-issued' | 'void' }> {
  const letter = await registers.readLetter(id);
  if (letter === undefined) return { refused: 'not-found' };
  if (letter.state === 'VOID') return { refused: 'void' };
  if (letter.proof === undefined) return { refused: 'not-issued' };
  const template = templates.find(
    (one) => one.id === letter.template.id && one.version === letter.template.version,
  );
  if (template === undefined)
    throw new Error(`Template ${letter.template.id} of letter ${letter.number} is not here.`);
  const { fields, office } = openFacts(ring, letter);
  const printed = composeLetter(letter, { template, fields, office });
  return { pdf: await press.sign(await press.print(printed, proofLink(origin, letter.proof))) };
}
