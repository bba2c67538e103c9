import { type NeedsOf, textOf } from './needs-of.ts';

/** Operations whose permission has another name; the rest have their own. */
const permissions: Readonly<Record<string, string>> = {
  HeadObject: 'GetObject',
  CopyObject: 'PutObject',
  PostObject: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
  ListBuckets: 'ListAllMyBuckets',
};

export const s3Needs: NeedsOf = ({ action, input }) => {
  const bucket = textOf(input, 'Bucket');
  const key = textOf(input, 'Key');
  const resource = bucket === undefined ? '*' : `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
  const prefix = textOf(input, 'Prefix');
  const own = {
    action: `s3:${permissions[action] ?? action}`,
    resource,
    ...(prefix !== undefined && { context: { 's3:prefix': prefix } }),
  };
  const source = textOf(input, 'CopySource')?.replace(/^\//, '').split('?')[0];
  return source
    ? [own, { action: 's3:GetObject', resource: `arn:aws:s3:::${decodeURIComponent(source)}` }]
    : [own];
};
