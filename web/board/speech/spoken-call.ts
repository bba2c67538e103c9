import type { Text } from '#shared/region/schema.ts';
import { englishDigits, englishWords, numberWords, ticketWords } from './number-words.ts';

/** Names of the letters in Bahasa Indonesia. */
const letters: Readonly<Record<string, string>> = {
  ...{ A: 'A', B: 'Be', C: 'Ce', D: 'De', E: 'E', F: 'Ef', G: 'Ge', H: 'Ha', I: 'I', J: 'Je', K: 'Ka' },
  ...{ L: 'El', M: 'Em', N: 'En', O: 'O', P: 'Pe', Q: 'Ki', R: 'Er', S: 'Es', T: 'Te', U: 'U', V: 'Ve' },
  ...{ W: 'We', X: 'Eks', Y: 'Ye', Z: 'Zet' },
};

interface Called {
  /** As people read it: `A012`. */
  readonly ticket: string;
  /** `1` to `99`. */
  readonly counter: string;
}

const parts = ({ ticket, counter }: Called) => ({
  letter: ticket.replace(/\d/g, ''),
  digits: ticket.replace(/^\D*/, ''),
  counter: Number(counter),
});

/** What is said for a call, in both languages. */
export function spokenCall(call: Called): Text {
  const { letter, digits, counter } = parts(call);
  return {
    id: `Nomor antrian ${[letters[letter] ?? letter, ...ticketWords(digits)].join(' ')}, silakan ke loket ${numberWords(counter).join(' ')}`,
    en: `Number ${[letter, ...englishDigits(digits)].join(' ')}, please go to counter ${englishWords(counter)}`,
  };
}

/** The recorded words that say the same in Bahasa Indonesia, in order: the names of their files without the ending. */
export function recordedCall(call: Called): readonly string[] {
  const { letter, digits, counter } = parts(call);
  return [
    'nomor-antrian',
    (letters[letter] ?? letter).toLowerCase(),
    ...ticketWords(digits),
    'silakan-ke-loket',
    ...numberWords(counter),
  ];
}
