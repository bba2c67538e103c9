const small = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const one = (digit: number): string => small[digit] ?? '';

/** A whole number from 0 to 9999 as it is said in Bahasa Indonesia, word by word: 112 is `seratus dua belas`. */
export function numberWords(number: number): readonly string[] {
  if (number < 10) return [one(number)];
  if (number === 10) return ['sepuluh'];
  if (number === 11) return ['sebelas'];
  if (number < 20) return [one(number - 10), 'belas'];
  if (number < 100) return [one(Math.floor(number / 10)), 'puluh', ...rest(number % 10)];
  if (number < 200) return ['seratus', ...rest(number % 100)];
  if (number < 1000) return [one(Math.floor(number / 100)), 'ratus', ...rest(number % 100)];
  if (number < 2000) return ['seribu', ...rest(number % 1000)];
  return [one(Math.floor(number / 1000)), 'ribu', ...rest(number % 1000)];
}

const rest = (number: number): readonly string[] => (number === 0 ? [] : numberWords(number));

/** The digits of a ticket: leading zeros one by one, then the number, so that `012` is `nol dua belas`. */
export function ticketWords(digits: string): readonly string[] {
  const zeros = /^0*(?=\d)/.exec(digits)?.[0].length ?? 0;
  return [...Array.from({ length: zeros }, () => one(0)), ...numberWords(Number(digits))];
}

const englishSmall = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** The same for English, up to 99: the counters of a hall. */
export function englishWords(number: number): string {
  const said = englishSmall[number];
  if (said !== undefined) return said;
  const tens = englishTens[Math.floor(number / 10) - 2] ?? '';
  return number % 10 === 0 ? tens : `${tens}-${englishSmall[number % 10]}`;
}

/** Digit by digit: `zero one two`. */
export const englishDigits = (digits: string): readonly string[] =>
  [...digits].map((digit) => englishWords(Number(digit)));
