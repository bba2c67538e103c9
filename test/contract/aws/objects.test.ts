import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { allow, arnOf, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Objects: put, get, delete; keys and tags <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html>
// AWS: Objects: lists in pages <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>
// AWS: Objects: parts, and what a reader has already <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>
// AWS: Objects: copies under conditions <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html>
// AWS: Objects: written only if not there <https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html>
// AWS: Objects: what arrives is what was sent <https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html>
// AWS: Objects: when they expire <https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html>

const objectsBelow = (prefix: string) => ({ 'Fn::Join': ['', [arnOf('Bucket'), `/${prefix}*`]] });

let place: Place;
let Bucket: string;

beforeAll(async () => {
  place = await openPlace('contract-objects', {
    Resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
            ],
          },
          LifecycleConfiguration: {
            Rules: [
              { Id: 'soon', Status: 'Enabled', Prefix: 'soon/', ExpirationInDays: 2 },
              { Id: 'sooner', Status: 'Enabled', Prefix: 'sooner/', ExpirationInDays: 1 },
              { Id: 'never', Status: 'Disabled', ExpirationInDays: 1 },
            ],
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
      Copier: role(
        'lambda.amazonaws.com',
        allow('s3:GetObject', objectsBelow('from/')),
        allow('s3:PutObject', objectsBelow('to/')),
      ),
      Lister: role(
        'lambda.amazonaws.com',
        allow('s3:GetObject', objectsBelow('')),
        allow('s3:ListBucket', arnOf('Bucket')),
      ),
    },
    Outputs: {
      Bucket: { Value: { Ref: 'Bucket' } },
      Copier: { Value: arnOf('Copier') },
      Lister: { Value: arnOf('Lister') },
    },
  });
  Bucket = place.output('Bucket');
});
afterAll(() => place?.stop());
afterEach(() => place.local?.setClock('+0s'));

const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
  place.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const list = (more: object) => place.s3.send(new ListObjectsV2Command({ Bucket, ...more }));

test('gives back the bytes, type and tag of an object, whatever its key', async () => {
  const Key = 'a b/ü+&<>"?#%25/x.bin';
  const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const { ETag } = await put(Key, bytes, { ContentType: 'image/png' });

  const got = await place.s3.send(new GetObjectCommand({ Bucket, Key }));

  expect(got).toMatchObject({ ContentType: 'image/png', ETag });
  expect(await got.Body?.transformToByteArray()).toEqual(bytes);
  expect(await place.s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
    ContentLength: 300,
    ETag,
  });
  const { Contents } = await list({ Prefix: 'a b/' });
  expect(Contents).toMatchObject([{ Key, Size: 300, ETag }]);
});

test('takes a stream, which an SDK sends in chunks', async () => {
  await place.s3.send(
    new PutObjectCommand({
      Bucket,
      Key: 'streamed',
      Body: Readable.from([Buffer.from('one '), Buffer.from('two')]),
      ContentLength: 7,
    }),
  );

  const { Body } = await place.s3.send(new GetObjectCommand({ Bucket, Key: 'streamed' }));

  expect(await Body?.transformToString()).toBe('one two');
});

test('lists by prefix, in pages, in order', async () => {
  for (const key of ['p/3', 'p/1', 'p/2', 'q/1', 'p']) await put(key, key);

  const first = await list({ Prefix: 'p/', MaxKeys: 2 });
  const second = await list({ Prefix: 'p/', MaxKeys: 2, ContinuationToken: first.NextContinuationToken });

  expect(first.Contents?.map(({ Key }) => Key)).toEqual(['p/1', 'p/2']);
  expect(first.IsTruncated).toBe(true);
  expect(second.Contents?.map(({ Key }) => Key)).toEqual(['p/3']);
  expect(second.IsTruncated).toBe(false);
});

test('what was deleted, never was or lies in no bucket is not found', async () => {
  await put('gone', 'x');
  await place.s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));

  await expect(place.s3.send(new GetObjectCommand({ Bucket, Key: 'gone' }))).rejects.toMatchObject({
    name: 'NoSuchKey',
  });
  await expect(
    place.s3.send(new GetObjectCommand({ Bucket: `${Bucket}-none`, Key: 'x' })),
  ).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

const get = (Key: string, more: object = {}) => place.s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
const textOf = async (Key: string, more: object = {}) => (await get(Key, more)).Body?.transformToString();
const head = (Key: string) => place.s3.send(new HeadObjectCommand({ Bucket, Key }));

test('an object is told missing to who may list its bucket, and to nobody else', async () => {
  const as = async (output: string) => (await place.as(place.output(output))).s3;
  const missing = new GetObjectCommand({ Bucket, Key: 'from/none' });

  await expect((await as('Lister')).send(missing)).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect((await as('Copier')).send(missing)).rejects.toMatchObject({ name: 'AccessDenied' });
});

describe('a part of an object', () => {
  beforeAll(() => put('digits', '0123456789'));

  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('%s is %s', async (Range, text, ContentRange) => {
    const { $metadata, ...part } = await get('digits', { Range });

    expect($metadata.httpStatusCode).toBe(206);
    expect(part).toMatchObject({ ContentRange, ContentLength: text.length });
    expect(await part.Body?.transformToString()).toBe(text);
  });

  test('beyond its end is refused', async () => {
    await expect(get('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });
});

test('what a reader has already is not sent, what is another version now is refused', async () => {
  const { ETag } = await put('tagged', 'one');

  await expect(get('tagged', { IfNoneMatch: ETag })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 304 },
  });
  expect(await textOf('tagged', { IfNoneMatch: '"other"' })).toBe('one');
  expect(await textOf('tagged', { IfMatch: ETag })).toBe('one');
  await put('tagged', 'two');
  await expect(get('tagged', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test('an object is written only if there is none, when that is asked', async () => {
  const first = await put('once', 'first', { IfNoneMatch: '*' });

  await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    $metadata: { httpStatusCode: 412 },
  });
  expect(await textOf('once')).toBe('first');
  expect((await head('once')).ETag).toBe(first.ETag);
});

describe('a copy', () => {
  const copy = (from: string, to: string, more: object = {}, client = place.s3) =>
    client.send(
      new CopyObjectCommand({
        Bucket,
        Key: to,
        CopySource: `${Bucket}/${encodeURIComponent(from)}`,
        ...more,
      }),
    );

  test('has the bytes and what was said of them, and outlives its source', async () => {
    const { ETag } = await put('from/ä 1', 'copied', {
      ContentType: 'image/jpeg',
      Metadata: { page: '1' },
      CacheControl: 'no-store',
    });

    const { CopyObjectResult } = await copy('from/ä 1', 'to/1', { CopySourceIfMatch: ETag });
    await place.s3.send(new DeleteObjectCommand({ Bucket, Key: 'from/ä 1' }));
    await put('from/after', 'the files of what was deleted may go');

    expect(CopyObjectResult?.ETag).toBe(ETag);
    expect(await get('to/1')).toMatchObject({
      ContentType: 'image/jpeg',
      Metadata: { page: '1' },
      CacheControl: 'no-store',
      ETag,
    });
    expect(await textOf('to/1')).toBe('copied');
  });

  test('may say something else of them', async () => {
    await put('from/2', 'copied', { ContentType: 'text/plain' });

    await copy('from/2', 'to/2', { MetadataDirective: 'REPLACE', ContentType: 'image/png' });

    expect((await head('to/2')).ContentType).toBe('image/png');
  });

  test('of what has changed meanwhile is refused, and nothing is there', async () => {
    const { ETag } = await put('from/3', 'looked at');
    await put('from/3', 'changed');

    await expect(copy('from/3', 'to/3', { CopySourceIfMatch: ETag })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await expect(head('to/3')).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('of nothing is not found, and onto itself illegal', async () => {
    await put('from/4', 'x');

    await expect(copy('from/none', 'to/4')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(copy('from/4', 'from/4')).rejects.toMatchObject({ name: 'InvalidRequest' });
  });

  test('needs permission to read there and to write here', async () => {
    const copier = (await place.as(place.output('Copier'))).s3;
    await put('from/5', 'x');
    await put('to/5', 'x');

    await copy('from/5', 'to/6', {}, copier);

    await expect(copy('to/5', 'to/7', {}, copier)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(copy('from/5', 'from/6', {}, copier)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

test('a body that is not the one whose digest was sent is refused, and the old one stays', async () => {
  await put('digest', 'right');

  await expect(put('digest', 'wrong', { ContentMD5: 'CY9rzUYh03PK3k6DJie09g==' })).rejects.toMatchObject({
    name: 'BadDigest',
  });
  await expect(put('digest', 'wrong', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
    name: expect.stringMatching(/^(BadDigest|InvalidRequest)$/),
  });
  expect(await textOf('digest')).toBe('right');
});

test('an empty object is one', async () => {
  await put('empty', new Uint8Array());

  expect(await head('empty')).toMatchObject({ ContentLength: 0 });
  expect(await textOf('empty')).toBe('');
});

test('an object says by which rule it will expire, if one is in force', async () => {
  await put('soon/1', 'x');
  await put('later/1', 'x');

  const { Expiration, LastModified } = await head('soon/1');

  const expiry = new Date(/expiry-date="([^"]+)"/.exec(Expiration ?? '')?.[1] ?? '');
  expect(Expiration).toContain('rule-id="soon"');
  expect(expiry.toISOString()).toMatch(/T00:00:00\.000Z$/);
  expect((expiry.getTime() - (LastModified?.getTime() ?? 0)) / 86_400_000).toBeGreaterThanOrEqual(2);
  expect((expiry.getTime() - (LastModified?.getTime() ?? 0)) / 86_400_000).toBeLessThanOrEqual(3);
  expect((await head('later/1')).Expiration).toBeUndefined();
});

const isGone = (Key: string) =>
  vi.waitFor(() => expect(head(Key)).rejects.toMatchObject({ name: 'NotFound' }), 10_000);

// Needs the host's clock: AWS cannot be told what time it is.
test.skipIf(process.env['CONTRACT_OUTPUTS'])(
  'an object is gone when it has expired, and not before',
  async () => {
    await put('soon/2', 'x');
    await put('sooner/2', 'x');
    await put('later/2', 'x');
    const { Expiration = '' } = await head('soon/2');
    const expiry = Date.parse(/expiry-date="([^"]+)"/.exec(Expiration)?.[1] ?? '');

    place.local?.setClock(new Date(expiry - 3_600_000).toISOString());
    await put('soon/3', 'the day before');
    await isGone('sooner/2');
    expect(await textOf('soon/2')).toBe('x');
    place.local?.setClock(new Date(expiry + 1_000).toISOString());

    await isGone('soon/2');
    expect(await textOf('soon/3')).toBe('the day before');
    expect(await textOf('later/2')).toBe('x');
  },
);

test.each([
  ['an access control list', { ACL: 'public-read' }],
  ['tags', { Tagging: 'a=b' }],
  ['a key of KMS', { ServerSideEncryption: 'aws:kms' }],
])('%s is refused as not implemented on the host', async (_, more) => {
  if (place.local === undefined) return;
  await expect(put('refused', 'x', more)).rejects.toMatchObject({ name: 'NotImplemented' });
});
