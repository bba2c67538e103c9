import * as z from 'zod/mini';
import { type Answer, AwsError, type RawRequest } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { decodeChunked } from './chunked.ts';
import { objects } from './objects.ts';

const input = z.object({
  Bucket: z.string(),
  Key: z._default(z.string(), ''),
  Prefix: z._default(z.string(), ''),
  MaxKeys: z._default(z.coerce.number(), 1_000),
  After: z._default(z.string(), ''),
});

/** S3 with path-style addresses: whole objects in and out, and a list by prefix. */
export const s3 = part((host: Host) => {
  const all = objects(host);
  host.gateway.register({
    service: 's3',
    protocol: 'rest-xml',
    read: readRequest,
    answer: ({ action, input: given, rawRequest }): Answer => {
      const { Bucket, Key, Prefix, MaxKeys, After } = z.parse(input, given);
      if (!all.hasBucket(Bucket))
        throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
      switch (action) {
        case 'PutObject': {
          const type = rawRequest.headers['content-type'];
          const { etag } = all.put(Bucket, {
            key: Key,
            body: decodeChunked(rawRequest),
            ...(type === undefined ? {} : { contentType: type }),
          });
          return { headers: { etag } };
        }
        case 'GetObject':
        case 'HeadObject': {
          const found = all.get(Bucket, Key);
          if (!found) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
          const headers = {
            'content-type': found.contentType,
            etag: found.etag,
            'last-modified': new Date(found.modifiedAt).toUTCString(),
            ...(action === 'HeadObject' ? { 'content-length': String(found.body.length) } : {}),
          };
          return action === 'HeadObject' ? { headers } : { headers, body: found.body };
        }
        case 'DeleteObject':
          all.delete(Bucket, Key);
          return { status: 204 };
        default:
          return list(
            all.list(Bucket, { prefix: Prefix, after: After, most: Math.min(MaxKeys, 1_000) + 1 }),
            {
              bucket: Bucket,
              prefix: Prefix,
              most: Math.min(MaxKeys, 1_000),
            },
          );
      }
    },
  });
  return all;
});

function readRequest({ method, path, query }: RawRequest) {
  const [bucket = '', ...rest] = path.slice(1).split('/').map(decodeURIComponent);
  const Key = rest.join('/');
  const unhosted = ['uploads', 'uploadId', 'acl', 'tagging', 'versions', 'policy', 'delete'].some((name) =>
    query.has(name),
  );
  if (bucket === '' || unhosted) return undefined;
  if (Key === '') {
    if (method !== 'GET' || query.get('list-type') !== '2' || query.has('delimiter')) return undefined;
    return {
      action: 'ListObjectsV2',
      input: {
        Bucket: bucket,
        Prefix: query.get('prefix') ?? '',
        MaxKeys: query.get('max-keys') ?? '1000',
        After: query.get('continuation-token') ?? query.get('start-after') ?? '',
      },
    };
  }
  const actions: Readonly<Record<string, string>> = {
    PUT: 'PutObject',
    GET: 'GetObject',
    HEAD: 'HeadObject',
    DELETE: 'DeleteObject',
  };
  const action = actions[method];
  return action === undefined ? undefined : { action, input: { Bucket: bucket, Key } };
}

interface Page {
  readonly bucket: string;
  readonly prefix: string;
  readonly most: number;
}

function list(found: ReturnType<ReturnType<typeof objects>['list']>, { bucket, prefix, most }: Page): Answer {
  const shown = found.slice(0, most);
  const more = found.length > most;
  const contents = shown.map(
    ({ key, size, etag, modifiedAt }) =>
      `<Contents><Key>${xml(key)}</Key><LastModified>${new Date(modifiedAt).toISOString()}</LastModified><ETag>${xml(etag)}</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const next = more ? `<NextContinuationToken>${xml(shown.at(-1)?.key ?? '')}</NextContinuationToken>` : '';
  return {
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${xml(bucket)}</Name><Prefix>${xml(prefix)}</Prefix><KeyCount>${shown.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
  };
}

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
