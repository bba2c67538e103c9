import { describe, expect, test } from 'vitest';
import { decodeChunked } from '../s3/chunked.ts';
import { readForm } from './form.ts';

/** The same bytes in pieces of a size: every border falls between every two bytes once. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(content: AsyncIterable<Buffer> | undefined): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of content ?? []) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}

const sizes = Array.from({ length: 40 }, (_, index) => index + 1);

describe('a form', () => {
  const file = 'one\r\n--bound\r\n\r\n--boundar\x00\xff';
  const body = Buffer.from(
    [
      '--boundary\r\nContent-Disposition: form-data; name="key"\r\n\r\nup/ünder\r\n',
      '--boundary\r\ncontent-disposition: form-data; name="empty"\r\n\r\n\r\n',
      '--boundary\r\nContent-Disposition: form-data; name="file"; filename="C:\\\\a\\\\kk.pdf"\r\nContent-Type: application/pdf\r\n\r\n',
    ].join(''),
  );
  const whole = Buffer.concat([body, Buffer.from(file, 'latin1'), Buffer.from('\r\n--boundary--\r\n')]);
  const type = 'multipart/form-data; boundary=boundary';

  test.each(sizes)('is read in pieces of %i bytes', async (size) => {
    const form = await readForm(type, inPieces(whole, size));

    expect(form.fields).toEqual([
      { name: 'key', value: 'up/ünder' },
      { name: 'empty', value: '' },
    ]);
    expect(form.file?.name).toBe('kk.pdf');
    expect(await all(form.file?.content)).toBe(file);
  });

  test('without a file has its fields', async () => {
    const end = Buffer.from(
      '--boundary\r\nContent-Disposition: form-data; name="key"\r\n\r\na\r\n--boundary--',
    );

    const form = await readForm(
      'multipart/form-data; boundary="boundary"',
      inPieces(Buffer.concat([end, Buffer.from('\r\n')]), 7),
    );

    expect(form).toEqual({ fields: [{ name: 'key', value: 'a' }], file: undefined });
  });

  test.each([
    ['without a boundary', 'multipart/form-data', whole, 'MalformedPOSTRequest'],
    ['that ends in its fields', type, whole.subarray(0, 60), 'MalformedPOSTRequest'],
    [
      'whose parts have no name',
      type,
      Buffer.from('--boundary\r\nX: y\r\n\r\na\r\n--boundary--\r\n'),
      'MalformedPOSTRequest',
    ],
    [
      'with more than 20 kB of fields',
      type,
      Buffer.from(
        `${'--boundary\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(500)}--boundary--\r\n`,
      ),
      'MaxPostPreDataLengthExceeded',
    ],
  ])('%s is refused', async (_, contentType, bytes, code) => {
    await expect(readForm(contentType, inPieces(bytes, 64))).rejects.toMatchObject({ code });
  });

  test('that ends in its file says so to whoever reads it', async () => {
    const form = await readForm(type, inPieces(whole.subarray(0, body.length + 5), 64));

    await expect(all(form.file?.content)).rejects.toMatchObject({ code: 'MalformedPOSTRequest' });
  });
});

describe('a body in chunks', () => {
  const body = Buffer.from(
    '5;chunk-signature=ab\r\none\r\n\r\n3\r\ntwo\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n',
  );

  test.each(sizes)('is read in pieces of %i bytes', async (size) => {
    const trailers = new Map<string, string>();

    expect(await all(decodeChunked(inPieces(body, size), trailers))).toBe('one\r\ntwo');
    expect([...trailers]).toEqual([['x-amz-checksum-crc32', 'AAAAAA==']]);
  });

  test.each([
    ['that ends early', body.subarray(0, 30)],
    ['with a size that is none', Buffer.from('x\r\n')],
    ['with more than it said', Buffer.from('1\r\nab\r\n0\r\n\r\n')],
  ])('%s is refused', async (_, bytes) => {
    await expect(all(decodeChunked(inPieces(bytes, 4), new Map()))).rejects.toMatchObject({
      code: 'IncompleteBody',
    });
  });
});
