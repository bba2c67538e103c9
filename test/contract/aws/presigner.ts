import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

// A function that hands out an upload and a download, as one behind a citizen's page does.
const s3 = new S3Client({});

export async function handler({ Key }: { readonly Key: string }) {
  const Bucket = process.env['BUCKET'] ?? '';
  return {
    post: await createPresignedPost(s3, { Bucket, Key, Expires: 60 }),
    get: await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: 60 }),
  };
}
