import { type Finding, isPadding, isShowable } from './finding.ts';

/** `RIFF`, size, `WEBP`; other formats begin with the first too. */
const HEAD = 12;

/** Chunks that fill exactly what the head says, of which one shows something; nothing behind them. */
export function lookIntoWebp(bytes: Uint8Array): Finding {
  if (bytes.length < HEAD || String.fromCharCode(...bytes.subarray(8, HEAD)) !== 'WEBP') return 'foreign';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.getUint32(4, true) + 8;
  if (end > bytes.length) return 'broken';
  let at = HEAD;
  let shown = false;
  while (at + 8 <= end) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) return 'broken';
    const size = sizeOf(type, view, { at: at + 8, length });
    if (size !== undefined) {
      if (!isShowable(...size)) return 'broken';
      shown ||= type !== 'VP8X';
    }
    at += 8 + length + (length % 2);
  }
  if (at < end || !shown) return 'broken';
  return isPadding(bytes, end) ? 'whole' : 'foreign';
}

/** Width and height of a chunk that has them; 0 by 0 where it is too short for them. */
function sizeOf(
  type: string,
  view: DataView,
  { at, length }: { readonly at: number; readonly length: number },
): [number, number] | undefined {
  const least = { 'VP8 ': 10, VP8L: 5, VP8X: 10 }[type];
  if (least === undefined) return undefined;
  if (length < least) return [0, 0];
  switch (type) {
    case 'VP8 ':
      return [view.getUint16(at + 6, true) & 0x3fff, view.getUint16(at + 8, true) & 0x3fff];
    case 'VP8L': {
      const bits = view.getUint32(at + 1, true);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    default:
      return [(view.getUint32(at + 4, true) & 0xffffff) + 1, (view.getUint32(at + 6, true) >>> 8) + 1];
  }
}
