/** A line as people write it, in one form: NFC, no blanks around, single spaces within. */
export const singleSpaced = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
