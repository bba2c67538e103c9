import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { LetterFiles } from '../domain/letters/letter-files.ts';

/** Where the PDF of a letter lies. */
const placeOf = (id: string): string => `letters/${id}.pdf`;

/** Who may not list a bucket is told that an object that is not there is forbidden. */
const absent = new Set([403, 404]);
const statusOf = (fault: unknown) =>
  fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined;

/** PDFs of letters in the bucket of the files. */
export function createLetterFiles({
  client,
  bucket: Bucket,
}: {
  readonly client: S3Client;
  readonly bucket: string;
}): LetterFiles {
  return {
    has: async (id) => {
      try {
        await client.send(new HeadObjectCommand({ Bucket, Key: placeOf(id) }));
        return true;
      } catch (fault) {
        if (absent.has(statusOf(fault) ?? 0)) return false;
        throw fault;
      }
    },
    put: async ({ id, number }, pdf) => {
      const name = number.replace(/[^A-Za-z0-9]+/g, '-');
      try {
        await client.send(
          new PutObjectCommand({
            Bucket,
            Key: placeOf(id),
            Body: pdf,
            ContentType: 'application/pdf',
            ContentDisposition: `inline; filename="surat-${name}.pdf"`,
            IfNoneMatch: '*',
          }),
        );
      } catch (fault) {
        if (statusOf(fault) !== 412) throw fault;
      }
    },
    remove: async (id) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key: placeOf(id) }));
    },
    link: (id, expiresIn) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket, Key: placeOf(id) }), { expiresIn }),
  };
}
