// GSM 03.38: 160 characters of 7 bits in one message; 153 in each part of a longer one. A single character outside of the
// alphabet makes it 70 and 67 for the whole text.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These take two places each. */
const extended = '^{}\\[~]|€';

const typographic: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** The text in the letters that an SMS carries at its full length; what has no such form becomes a question mark. */
export function toGsm7(text: string): string {
  const plain = (letter: string): string => {
    if (basic.includes(letter) || extended.includes(letter)) return letter;
    const bare = typographic[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
    return [...bare].every((part) => basic.includes(part)) ? bare : '?';
  };
  return [...text.normalize('NFC')].map(plain).join('');
}

/** Places that a text of `toGsm7` takes. */
export const places = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (extended.includes(letter) ? 2 : 1), 0);

/** How many messages the provider charges for a text of `toGsm7`. */
export function segments(text: string): number {
  const taken = places(text);
  return taken <= 160 ? 1 : Math.ceil(taken / 153);
}
