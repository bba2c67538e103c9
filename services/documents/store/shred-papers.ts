import { DeleteObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { createLetterFiles } from './letter-files.ts';

/**
 * Deletes every object of a request: its papers, those that were replaced too, and the PDF of its letter. What was attached and never
 * handed in lies elsewhere and goes by itself within days. Again changes nothing.
 */
export const createShredder =
  ({ client, bucket: Bucket }: { readonly client: S3Client; readonly bucket: string }) =>
  async (request: string): Promise<void> => {
    for (;;) {
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: `file/${request}/` }),
      );
      if (Contents.length === 0) break;
      for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    }
    await createLetterFiles({ client, bucket: Bucket }).remove(request);
  };
