import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';

// AWS: Objects: put, get, delete; keys and tags <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html>
// AWS: Objects: lists in pages <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>

let place: Place;
let Bucket: string;

beforeAll(async () => {
  place = await openPlace('contract-objects', {
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: {} } },
    Outputs: { Bucket: { Value: { Ref: 'Bucket' } } },
  });
  Bucket = place.output('Bucket');
});
afterAll(() => place?.stop());

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
