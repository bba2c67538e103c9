import { crc32 } from 'node:zlib';
import { type Finding, isPadding, isShowable } from './finding.ts';

const SIGNATURE = 8;
/** Length, type and checksum of a chunk. */
const AROUND = 12;

/** A header, chunks whose checksums are right, an end, and nothing behind it. */
export function lookIntoPng(bytes: Uint8Array): Finding {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE;
  let hasData = false;
  while (at + AROUND <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + AROUND + length;
    if (end > bytes.length) return 'broken';
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return 'broken';
    if (at === SIGNATURE) {
      const isHeader = type === 'IHDR' && length === 13;
      if (!isHeader || !isShowable(view.getUint32(at + 8), view.getUint32(at + 12))) return 'broken';
    }
    if (type === 'IDAT') hasData = true;
    at = end;
    if (type === 'IEND') {
      if (!hasData) return 'broken';
      return isPadding(bytes, at) ? 'whole' : 'foreign';
    }
  }
  return 'broken';
}
