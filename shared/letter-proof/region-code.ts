import { type ByteReader, numberBytes, WrongBytes } from './bytes.ts';

/** The Kemendagri code of a region, `12.74` or `12.71.08`, in three bytes; cities have none of a sub-district. */
export const regionBytes = (code: string): Uint8Array =>
  new Uint8Array([0, 1, 2].map((at) => Number(code.split('.')[at] ?? 0)));

export function readRegion(reader: ByteReader): string {
  const parts = [...reader.take(3)];
  if (parts.some((part) => part > 99)) throw new WrongBytes('A region code has two digits a part.');
  return (parts[2] === 0 ? parts.slice(0, 2) : parts).map((part) => String(part).padStart(2, '0')).join('.');
}

/** A local date as days since 1 January 2020, in two bytes: enough until 2199. */
export const dateBytes = (date: string): Uint8Array => numberBytes(daysFromStart(date), 2);

export const daysFromStart = (date: string): number =>
  (Date.parse(`${date}T00:00:00Z`) - START) / DAY;

export const dateOfDays = (days: number): string =>
  new Date(START + days * DAY).toISOString().slice(0, 10);

const DAY = 86_400_000;
const START = Date.parse('2020-01-01T00:00:00Z');
