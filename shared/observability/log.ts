import { type Code, codes, type Fields } from './codes.ts';

/** Writes one line of the catalogue. */
export type Log = (code: Code, fields?: Fields) => void;

/** Past `console`, in front of whose lines Lambda puts words: a line of nothing but JSON is what metric filters can read. */
const toStandardOutput = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A logger that writes one JSON object a line, as CloudWatch reads it. */
export const createLog =
  (service: string, now: () => number, write: (line: string) => void = toStandardOutput): Log =>
  (code, fields = {}) => {
    const [level, message] = codes[code];
    write(JSON.stringify({ level, code, message, service, time: new Date(now()).toISOString(), ...fields }));
  };

/** Longer runs of digits in a message could be a NIK or a phone number. */
const DIGITS = /\d{7,}/g;

/** What may be logged of a fault: names and places; quoted values and long numbers are cut out. */
export const faultFields = (fault: unknown): Pick<Fields, 'fault' | 'stack'> => {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const message = fault.message
    .replace(DIGITS, '…')
    .replace(/"[^"]*"/g, '"…"')
    .slice(0, 300);
  const reason: unknown = fault instanceof AggregateError ? fault.errors[0] : fault.cause;
  const cause = reason === undefined ? '' : ` ← ${faultFields(reason).fault}`;
  return { fault: `${fault.name}: ${message}${cause}`, stack: frames.slice(0, 8).join('\n') };
};
