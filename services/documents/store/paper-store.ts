import {
  CopyObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { PaperStore } from '../domain/paper-store.ts';

/** Who may not list a bucket is told that an object that is not there is forbidden; 412: it is another one. */
const absent = new Set([403, 404]);
const statusOf = (fault: unknown): number =>
  (fault instanceof S3ServiceException && fault.$metadata.httpStatusCode) || 0;

/** Files in the bucket. */
export function createPaperStore({
  client,
  bucket: Bucket,
}: {
  readonly client: S3Client;
  readonly bucket: string;
}): PaperStore {
  return {
    form: (Key, { most, seconds: Expires }) =>
      createPresignedPost(client, { Bucket, Key, Expires, Conditions: [['content-length-range', 1, most]] }),

    async read(Key, most) {
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket, Key }));
        if (Body === undefined) throw new Error('An object came without a body.');
        if (ContentLength > most) {
          // Nobody reads the rest: the connection is given back.
          await Body.transformToWebStream().cancel();
          return { tooLarge: true };
        }
        return { bytes: await Body.transformToByteArray() };
      } catch (fault) {
        if (absent.has(statusOf(fault))) return undefined;
        throw fault;
      }
    },

    async put(Key, Body, ContentType) {
      const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
      if (ETag === undefined) throw new Error('An object was put without an ETag.');
      return ETag.replaceAll('"', '');
    },

    async copy({ key, etag }, Key) {
      try {
        await client.send(
          new CopyObjectCommand({
            Bucket,
            Key,
            CopySource: `${Bucket}/${key}`,
            CopySourceIfMatch: `"${etag}"`,
          }),
        );
        return 'copied';
      } catch (fault) {
        if (absent.has(statusOf(fault)) || statusOf(fault) === 412) return 'gone';
        throw fault;
      }
    },
  };
}
