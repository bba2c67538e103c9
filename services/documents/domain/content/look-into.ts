import type { FileKind } from '../file.ts';
import type { Finding } from './finding.ts';
import { lookIntoJpeg } from './jpeg.ts';
import { lookIntoPdf } from './pdf.ts';
import { lookIntoPng } from './png.ts';
import { lookIntoWebp } from './webp.ts';

/** What a file is by its content, or why it is not taken; what it was called does not matter. */
export type LookedInto =
  | { readonly kind: FileKind }
  | { readonly refused: 'empty-file' | 'unknown-file' | 'unreadable-file' };

const kinds: readonly {
  readonly kind: FileKind;
  readonly begins: string;
  readonly look: (bytes: Uint8Array) => Finding;
}[] = [
  { kind: 'jpeg', begins: '\xff\xd8\xff', look: lookIntoJpeg },
  { kind: 'png', begins: '\x89PNG\r\n\x1a\n', look: lookIntoPng },
  { kind: 'webp', begins: 'RIFF', look: lookIntoWebp },
  { kind: 'pdf', begins: '%PDF-', look: lookIntoPdf },
];

/** Reads the type of a file from its first bytes, then walks through it to its end. */
export function lookInto(bytes: Uint8Array): LookedInto {
  if (bytes.length === 0) return { refused: 'empty-file' };
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const found = kinds.find(({ begins }) => head.startsWith(begins));
  if (found === undefined || isArchive(bytes)) return { refused: 'unknown-file' };
  const finding = found.look(bytes);
  if (finding === 'whole') return { kind: found.kind };
  return { refused: finding === 'foreign' ? 'unknown-file' : 'unreadable-file' };
}

/** Bytes of the end of a ZIP archive without its comment. */
const ZIP_END = 22;

/** Whether the end is one of a ZIP archive, which is read from behind: inside a comment of a photo it hides from who reads forwards. */
function isArchive(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (last === -1 || last + ZIP_END > buffer.length) return false;
  // With less behind it than its comment needs it is a coincidence; readers forgive more.
  return (
    buffer.length - last - ZIP_END <= 0xffff &&
    last + ZIP_END + buffer.readUInt16LE(last + 20) <= buffer.length
  );
}
