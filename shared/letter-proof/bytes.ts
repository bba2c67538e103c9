import { type Bytes, base64url } from '#shared/identity/encoding.ts';

/** Several byte strings as one. */
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A whole number in so many bytes, the highest first. */
export const numberBytes = (value: number, length: number): Bytes =>
  new Uint8Array(Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256));

/** A text of at most 255 bytes of UTF-8, after a byte that tells how many. */
export function shortText(text: string): Bytes {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > 255) throw new Error(`A text of ${bytes.length} bytes is too long for the proof.`);
  return joined(numberBytes(bytes.length, 1), bytes);
}

/** What a `ByteReader` throws when the bytes are none of what it is asked for. */
export class WrongBytes extends Error {}

/** Reads from the front what the functions above wrote; throws `WrongBytes` at the end of the bytes. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  take(length: number): Bytes {
    if (this.#at + length > this.#bytes.length) throw new WrongBytes('The bytes end too early.');
    const taken = this.#bytes.slice(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  number(length: number): number {
    return this.take(length).reduce((value, byte) => value * 256 + byte, 0);
  }

  text(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.take(this.number(1)));
    } catch (fault) {
      throw fault instanceof WrongBytes ? fault : new WrongBytes('A text is not UTF-8.', { cause: fault });
    }
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }
}

/** Reads base64url; undefined for a text that `base64url` does not write, also one that differs only in bits that do not count. */
export function bytesOfBase64url(text: string): Bytes | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0));
  return base64url(bytes) === text ? bytes : undefined;
}
