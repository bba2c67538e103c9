import type { LetterFiles } from '../../domain/letters/letter-files.ts';
import type { Letter } from '../../domain/letters/register.ts';
import type { LetterDesk } from './ports.ts';
import { type LetterPress, printLetter } from './print-letter.ts';

/** Seconds for which a link to a letter opens. */
const LINK_SECONDS = 300;

/** What handing out a letter takes. */
export interface HandOutPorts extends LetterDesk {
  readonly files: LetterFiles;
  readonly press: LetterPress;
  /** Where citizens reach the site: the QR leads there. */
  readonly siteOrigin: string;
}

/** A link to the PDF of a letter, or why there is none. */
export type HandedOut =
  | { readonly url: string; readonly until: number; readonly now: number }
  | { readonly refused: 'no-letter' | 'letter-void' };

/** Prints the letter of a request unless its file lies there already, and gives a link to it. */
export async function handOutLetter(ports: HandOutPorts, id: Letter['id']): Promise<HandedOut> {
  const { registers, files, press, siteOrigin: origin, clock } = ports;
  const known = await registers.readLetter(id);
  if (known?.state === 'VOID') return { refused: 'letter-void' };
  if (known?.state !== 'ISSUED') return { refused: 'no-letter' };
  if (!(await files.has(id))) {
    const printed = await printLetter(await ports.letters(), { id, origin, press });
    if ('refused' in printed) return { refused: printed.refused === 'void' ? 'letter-void' : 'no-letter' };
    await files.put(known, printed.pdf);
    // Whoever took the letter back meanwhile may have deleted before this was written.
    if ((await registers.readLetter(id))?.state === 'VOID') {
      await files.remove(id);
      return { refused: 'letter-void' };
    }
  }
  const now = clock.now();
  return { url: await files.link(id, LINK_SECONDS), until: now + LINK_SECONDS * 1000, now };
}
