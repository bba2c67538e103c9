import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { KeptFile } from '../domain/file.ts';
import { mediaTypes } from '../domain/paper-store.ts';

/** Signed links to kept files of the bucket, each until an instant (epoch milliseconds), shown and kept by nobody. */
export const createFileLinks =
  (client: S3Client, bucket: string, now: () => number) =>
  async ({ key, kind }: Pick<KeptFile, 'key' | 'kind'>, until: number): Promise<string> => {
    const get = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentType: mediaTypes[kind],
      ResponseContentDisposition: 'inline',
      ResponseCacheControl: 'private, no-store',
    });
    return getSignedUrl(client, get, { expiresIn: Math.max(1, Math.floor((until - now()) / 1000)) });
  };
