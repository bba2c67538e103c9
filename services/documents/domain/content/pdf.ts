import { inflateSync } from 'node:zlib';
import type { Finding } from './finding.ts';

/** Bytes that all compressed parts of a document may become: a bomb becomes thousands of times its size. */
const MOST_INFLATED = 100_000_000;

/** No byte of deflate becomes more (zlib's technical notes). */
const MOST_A_BYTE = 1_032;

/** Where a stream begins, and where the keyword after it does. */
type Stream = readonly [begin: number, end: number];

/** Begins and ends as a document does, is not locked, and does not swell. */
export function lookIntoPdf(bytes: Uint8Array): Finding {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end === -1 || !/startxref\s+\d+\s*$/.test(text.slice(Math.max(0, end - 64), end))) return 'broken';
  if (/[^\s\0]/.test(text.slice(end + 5))) return 'foreign';
  const { around, streams } = apart(text);
  const isLocked = /\/Encrypt[\s<[\d/]/.test(around);
  const isNested = /\/FlateDecode[\s\]]*\/(FlateDecode|LZWDecode)/.test(around);
  return isLocked || isNested || swells(bytes, streams) ? 'broken' : 'whole';
}

/** The streams, and the text around them: what is inside of them may look like anything. */
function apart(text: string): { readonly around: string; readonly streams: readonly Stream[] } {
  const streams: Stream[] = [];
  const around: string[] = [];
  let at = 0;
  for (;;) {
    const found = text.indexOf('stream', at);
    const begin = found === -1 ? -1 : beginOf(text, found + 'stream'.length);
    if (found === -1 || begin === -1) break;
    around.push(text.slice(at, found));
    const end = text.indexOf('endstream', begin);
    streams.push([begin, end === -1 ? text.length : end]);
    if (end === -1) return { around: around.join(''), streams };
    at = end + 'endstream'.length;
  }
  around.push(text.slice(at));
  return { around: around.join(''), streams };
}

/** The first byte of a stream whose keyword ends here; -1: there is none. */
function beginOf(text: string, at: number): number {
  if (text[at] === '\n') return at + 1;
  return text[at] === '\r' ? at + (text[at + 1] === '\n' ? 2 : 1) : -1;
}

/** Whether the compressed streams become larger than anybody needs. */
function swells(bytes: Uint8Array, streams: readonly Stream[]): boolean {
  let left = MOST_INFLATED;
  for (const [begin, end] of streams) {
    const [first = 0, second = 0] = bytes.subarray(begin, begin + 2);
    const isDeflated = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
    if (!isDeflated) continue;
    try {
      left -= inflateSync(bytes.subarray(begin, end), { maxOutputLength: left + 1 }).length;
    } catch (error) {
      if (error instanceof RangeError) return true;
      // What a reader makes of a damaged stream is its own affair; what it may have become before it broke counts.
      left -= (end - begin) * MOST_A_BYTE;
    }
    if (left < 0) return true;
  }
  return false;
}
