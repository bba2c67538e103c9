import { type Finding, isPadding, isShowable } from './finding.ts';

const MARK = 0xff;
const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
/** Start of frame, but for the three of that range that are none. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers without a length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** One picture or more, one after the other (cameras add small ones), each from its first marker to its last; nothing else. */
export function lookIntoJpeg(bytes: Uint8Array): Finding {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  do {
    const end = endOfPicture(view, at);
    if (end === undefined) return at === 0 ? 'broken' : 'foreign';
    at = end;
    if (isPadding(bytes, at)) return 'whole';
  } while (bytes[at] === MARK && bytes[at + 1] === START);
  return 'foreign';
}

/** Where the picture that begins here ends; undefined: it does not, or shows nothing. */
function endOfPicture(view: DataView, from: number): number | undefined {
  let at = from + 2;
  let shown = false;
  while (at + 1 < view.byteLength) {
    if (view.getUint8(at) !== MARK) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === MARK) {
      at += 1;
      continue;
    }
    if (marker === END) return shown ? at + 2 : undefined;
    if (isBare(marker)) {
      at += 2;
      continue;
    }
    if (at + 4 > view.byteLength) return undefined;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > view.byteLength) return undefined;
    if (isFrame(marker)) {
      if (length < 8 || !isShowable(view.getUint16(at + 7), view.getUint16(at + 5))) return undefined;
      shown = true;
    }
    at += 2 + length;
    if (marker === SCAN) at = endOfScan(view, at);
  }
  return undefined;
}

/** Where the next marker stands: within a scan 0xff is followed by 0 or by a mark to start again. */
function endOfScan(view: DataView, from: number): number {
  let at = from;
  while (at + 1 < view.byteLength) {
    if (view.getUint8(at) === MARK) {
      const next = view.getUint8(at + 1);
      if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    }
    at += 1;
  }
  return view.byteLength;
}
