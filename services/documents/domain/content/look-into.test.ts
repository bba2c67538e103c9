import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleJpeg, samplePdf, samplePng, sampleWebp, sampleZip } from '../../testing/sample-files.ts';
import { lookInto } from './look-into.ts';

const html = Buffer.from('<html><script>alert(1)</script></html>');
const zip = sampleZip('harmless');
const zeros = Buffer.alloc(1_000);
const joined = (...parts: readonly Buffer[]) => Buffer.concat(parts);
const [unknown, unreadable] = ['unknown-file', 'unreadable-file'];

/** Compressed parts of 40 MB whose check sums are wrong. */
const broken = (count: number): Buffer[] =>
  Array.from({ length: count }, () => {
    const packed = deflateSync(Buffer.alloc(40_000_000));
    packed.writeUInt32BE(7, packed.length - 4);
    return packed;
  });

describe('what is taken', () => {
  test.each([
    ['a photo', sampleJpeg(), 'jpeg'],
    [
      'a photo with a smaller one behind it, as cameras write them',
      joined(sampleJpeg(), sampleJpeg()),
      'jpeg',
    ],
    ['a photo that was filled up with zeros', joined(sampleJpeg(), zeros), 'jpeg'],
    ['a picture of 64 megapixels', sampleJpeg({ width: 9248, height: 6936 }), 'jpeg'],
    ['a screenshot', samplePng(), 'png'],
    ['a picture in WebP', sampleWebp(), 'webp'],
    ['a scan', samplePdf(), 'pdf'],
    [
      'a scan whose picture has any bytes',
      samplePdf({ streams: ['%%EOF /Encrypt 1 0 R PK\x05\x06'] }),
      'pdf',
    ],
  ])('%s', (_, bytes, kind) => {
    expect(lookInto(bytes)).toEqual({ kind });
  });

  test('a real picture', () => {
    expect(lookInto(readFileSync(join(import.meta.dirname, '../../../../docs/images/ticket.png')))).toEqual({
      kind: 'png',
    });
  });
});

describe('what is not', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['a page', html, unknown],
    ['an archive', zip, unknown],
    ['an archive that swells to 50 MB', sampleZip(Buffer.alloc(50_000_000)), unknown],
    ['a program', Buffer.from('MZ\x90\x00 This program cannot be run in DOS mode.', 'latin1'), unknown],
    ['a photo as iPhones keep it', Buffer.from('\0\0\0\x20ftypheic\0\0\0\0mif1heic', 'latin1'), unknown],
    ['another RIFF', Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1'), unknown],
    ['a photo with an archive behind it', joined(sampleJpeg(), zip), unknown],
    ['a photo with a page behind it', joined(sampleJpeg(), html), unknown],
    [
      'a photo with a photo that stops behind it',
      joined(sampleJpeg(), sampleJpeg().subarray(0, 60)),
      unknown,
    ],
    [
      'a photo with an archive in its comment',
      sampleJpeg({ comment: sampleZip('x', zeros.subarray(0, 104)) }),
      unknown,
    ],
    ['a screenshot with an archive behind it', joined(samplePng(), zip), unknown],
    ['a WebP with a page behind it', joined(sampleWebp(), html), unknown],
    ['a scan with a page before it', joined(html, samplePdf()), unknown],
    ['a scan with a line before it', joined(Buffer.from('\n'), samplePdf()), unknown],
    ['a scan with an archive behind it', joined(samplePdf(), zip), unknown],
    [
      'a scan with an archive behind it that ends like a scan',
      joined(samplePdf(), sampleZip('x', Buffer.from('startxref\n9\n%%EOF'))),
      unknown,
    ],
    ['a photo that stopped on its way', sampleJpeg().subarray(0, -10), unreadable],
    ['a photo without a picture', Buffer.from('ffd8ffd9', 'hex'), unreadable],
    ['a photo of no width', sampleJpeg({ width: 0 }), unreadable],
    ['a photo that claims 4 gigapixels', sampleJpeg({ width: 65_535, height: 65_535 }), unreadable],
    ['a screenshot that claims as much', samplePng({ width: 65_535, height: 65_535 }), unreadable],
    ['a screenshot that stopped on its way', samplePng().subarray(0, -6), unreadable],
    ['a WebP that stopped on its way', sampleWebp().subarray(0, -2), unreadable],
    ['a scan that stopped on its way', samplePdf().subarray(0, -20), unreadable],
    ['a scan with a password', samplePdf({ trailer: '/Encrypt 5 0 R' }), unreadable],
    ['a scan that swells to 110 MB', samplePdf({ streams: [Buffer.alloc(110_000_000)] }), unreadable],
    [
      'a scan whose parts swell to 120 MB together',
      samplePdf({ streams: [1, 2, 3].map(() => Buffer.alloc(40_000_000)) }),
      unreadable,
    ],
    ['a scan whose parts swell and break at their end', samplePdf({ packed: broken(3) }), unreadable],
  ])('%s', (_, bytes, code) => {
    expect(lookInto(bytes)).toEqual({ refused: code });
  });

  test('a screenshot of which any bit is another', () => {
    const whole = samplePng();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length * 8 - 1 }), (bit) => {
        const altered = Buffer.from(whole);
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return 'refused' in lookInto(altered);
      }),
    );
  });
});

test('whatever is sent is looked into without a fault, and in view of its end', () => {
  const heads = [sampleJpeg(), samplePng(), sampleWebp(), samplePdf()];
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.nat(200),
      fc.uint8Array({ maxLength: 300 }),
      (head, length, tail) => {
        const found = lookInto(Buffer.concat([head.subarray(0, length), tail]));
        return 'kind' in found || found.refused.endsWith('-file');
      },
    ),
    { numRuns: 500 },
  );
});
