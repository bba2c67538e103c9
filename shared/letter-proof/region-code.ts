import type { Bytes } from '#shared/identity/encoding.ts';
import { type ByteReader, WrongBytes } from './bytes.ts';

/** The Kemendagri code of a region, `12.74` or `12.71.08`, in three bytes: a city has 0 where a sub-district has its number. */
export const regionBytes = (code: string): Bytes =>
  new Uint8Array([0, 1, 2].map((at) => Number(code.split('.')[at] ?? 0)));

export function readRegion(reader: ByteReader): string {
  const parts = [...reader.take(3)];
  if (parts.some((part) => part > 99)) throw new WrongBytes('A region code has two digits a part.');
  const used = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return used.map((part) => String(part).padStart(2, '0')).join('.');
}
