import type { LetterOffice } from '#shared/region/letters.ts';

/** Bytes of UTF-8 that a QR has for a name. */
const ROOM = 60;

const shown = {
  whole: (part) => part,
  partly: (part) => ([...part].length <= 2 ? part : `${[...part].slice(0, 2).join('')}*`),
  initials: (part) => `${[...part][0] ?? ''}*`,
} as const satisfies Record<LetterOffice['holderShown'], (part: string) => string>;

/** A name as the QR tells it, `Si* Nu*`: enough to compare with an identity card, too little to look somebody up. Long names end in `…`. */
export function showHolder(name: string, how: LetterOffice['holderShown']): string {
  const written = name.normalize('NFC').split(' ').map(shown[how]).join(' ');
  const size = (text: string) => new TextEncoder().encode(text).length;
  if (size(written) <= ROOM) return written;
  const characters = [...written];
  while (size(`${characters.join('')}…`) > ROOM) characters.pop();
  return `${characters.join('')}…`.normalize('NFC');
}
