import type { LetterPress } from '../operations/letters/print-letter.ts';
import { signPdf } from './pdf-signature.ts';
import { type PressOptions, printPdf } from './press.ts';
import { selfSigned } from './self-signed.ts';

/** Years for which a certificate of our own holds: of its life, a container uses hours. */
const YEARS = 3;

/**
 * Prints letters, and signs their files with a certificate that is made for it: it shows that a file was not altered, not who the office
 * is. A press whose `sign` asks a certification body takes its place where one was contracted.
 */
export function createLetterPress(
  options: PressOptions & { readonly office: string; readonly clock: { readonly now: () => number } },
): LetterPress {
  const { office, clock, ...given } = options;
  let certificate: ReturnType<typeof selfSigned> | undefined;
  return {
    print: (letter, link) => printPdf(letter, { link, ...given }),
    sign: (pdf) => {
      const at = new Date(clock.now());
      certificate ??= selfSigned(office, { from: at, years: YEARS });
      return signPdf(pdf, certificate, at);
    },
  };
}
