import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

// Files as phones and scanners make them, as small as they can be, and what somebody could send in their place.

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** A grey photo; with a comment, and of another size, if asked. */
export function sampleJpeg({
  comment = 'x',
  width = 8,
  height = 8,
}: {
  readonly comment?: string | Buffer;
  readonly width?: number;
  readonly height?: number;
} = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    bytesOf('ffd8'),
    segment(0xe0, bytesOf('4a46494600 0101 00 0001 0001 0000')),
    segment(0xfe, Buffer.from(comment)),
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(0xc0, frame),
    segment(0xc4, Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(15), Buffer.from([0])])),
    segment(0xc4, Buffer.concat([Buffer.from([0x10, 1]), Buffer.alloc(15), Buffer.from([0])])),
    segment(0xda, bytesOf('01 0100 003f00')),
    bytesOf('12ff00 34ffd0 56'),
    bytesOf('ffd9'),
  ]);
}

const chunk = (type: string, content: Buffer): Buffer => {
  const named = Buffer.concat([ascii(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A grey picture of this size. */
export function samplePng({
  width = 2,
  height = 2,
}: {
  readonly width?: number;
  readonly height?: number;
} = {}) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    bytesOf('89504e470d0a1a0a'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A lossless picture of one pixel. */
export function sampleWebp(): Buffer {
  const picture = bytesOf('2f 00000000 0788fdfe 0700');
  const body = Buffer.concat([
    ascii('WEBPVP8L'),
    size(picture.length),
    picture,
    Buffer.alloc(picture.length % 2),
  ]);
  return Buffer.concat([ascii('RIFF'), size(body.length), body]);
}

const size = (length: number): Buffer => {
  const written = Buffer.alloc(4);
  written.writeUInt32LE(length);
  return written;
};

/** A document of one empty page; `streams` are what its compressed parts become, `trailer` stands in its trailer. */
export function samplePdf({
  streams = ['0 0 m'],
  packed = streams.map((stream) => deflateSync(stream)),
  trailer = '',
}: {
  readonly streams?: readonly (string | Buffer)[];
  /** The same, already compressed. */
  readonly packed?: readonly Buffer[];
  readonly trailer?: string;
} = {}): Buffer {
  const parts = [ascii('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')];
  for (const [index, stream] of packed.entries()) {
    parts.push(
      ascii(`${index + 2} 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
      stream,
      ascii('\nendstream\nendobj\n'),
    );
  }
  parts.push(ascii(`xref\n0 1\ntrailer\n<< /Size 1 /Root 1 0 R ${trailer} >>\nstartxref\n9\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** An archive with one file. */
export function sampleZip(content: string | Buffer, comment = Buffer.alloc(0)): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(1, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(1, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(47, 12);
  end.writeUInt32LE(31 + packed.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([local, ascii('a'), packed, entry, ascii('a'), end, comment]);
}

/** The file that tries out scanners; in parts, so that none takes this source for it. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
