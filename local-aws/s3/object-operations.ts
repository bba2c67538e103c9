import * as z from 'zod/mini';
import { type Answer, AwsError, type Call, type Caller, type RawRequest } from '../gateway.ts';
import type { Host } from '../host.ts';
import { decodeChunked, isChunked } from './chunked.ts';
import { isNotModified, names, rangeOf } from './conditions.ts';
import { checkDigests } from './integrity.ts';
import { expiryOf } from './lifecycle.ts';
import { objects, preconditionFailed, type StoredObject } from './objects.ts';
import { postedObject } from './posted-object.ts';
import { document, elements } from './xml.ts';

interface Place {
  readonly bucket: string;
  readonly key: string;
}

const page = z.object({ Prefix: z.string(), MaxKeys: z.coerce.number(), After: z.string() });

/** Headers that GetObject gives back as they were put. */
const kept = ['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires'] as const;

/** What S3 does with objects, for a caller who may. */
export class ObjectOperations {
  readonly #host: Host;
  readonly #all: ReturnType<typeof objects>;

  constructor(host: Host) {
    this.#host = host;
    this.#all = objects(host);
  }

  answer(call: Call, place: Place): Answer | Promise<Answer> {
    switch (call.action) {
      case 'PutObject':
        return this.#put(place, call.rawRequest);
      case 'PostObject':
        return this.#post(place, call.rawRequest);
      case 'CopyObject':
        return this.#copy(place, call);
      case 'DeleteObject':
        this.#all.delete(place.bucket, place.key);
        return { status: 204 };
      case 'ListObjectsV2':
        return this.#list(place, call);
      default:
        return this.#get(place, call);
    }
  }

  async #put({ bucket, key }: Place, request: RawRequest): Promise<Answer> {
    const { headers } = request;
    const trailers = new Map<string, string>();
    if (!isChunked(request) && headers['content-length'] === undefined) {
      throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
    }
    const content = await this.#all.receive(
      isChunked(request) ? decodeChunked(request.stream, trailers) : request.stream,
    );
    try {
      checkDigests(content, headers, trailers);
    } catch (error) {
      this.#all.drop(content);
      throw error;
    }
    const unlessThere = headers['if-none-match'] === '*';
    const stored = this.#all.store(bucket, content, { key, headers: keptOf(request), unlessThere });
    return { headers: this.#told(bucket, stored) };
  }

  async #post({ bucket, key }: Place, request: RawRequest): Promise<Answer> {
    const posted = postedObject(request, this.#host.now());
    const content = await this.#all.receive(posted.content, posted.size.most);
    if (content.size < posted.size.least) {
      this.#all.drop(content);
      throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    }
    const stored = this.#all.store(bucket, content, { key, headers: posted.headers });
    const location = `${this.#host.gateway.url}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const { status, redirect } = posted.answer;
    if (redirect !== undefined && URL.canParse(redirect)) {
      const to = new URL(redirect);
      for (const [name, value] of Object.entries({ bucket, key, etag: stored.etag }))
        to.searchParams.set(name, value);
      return { status: 303, headers: { ...this.#told(bucket, stored), location: to.href } };
    }
    const headers = { ...this.#told(bucket, stored), location };
    if (status !== 201) return { status, headers };
    const told = document(
      'PostResponse',
      elements({ Location: location, Bucket: bucket, Key: key, ETag: stored.etag }),
    );
    return { ...told, status, headers: { ...headers, ...told.headers } };
  }

  #copy({ bucket, key }: Place, { input, caller, rawRequest }: Call): Answer {
    const { headers } = rawRequest;
    const [source = '', ...rest] = decodeURIComponent(String(input['CopySource']))
      .replace(/^\//, '')
      .split('/');
    if (!this.#all.bucket(source))
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    const from = this.#find({ bucket: source, key: rest.join('/') }, caller);
    const match = headers['x-amz-copy-source-if-match'];
    const noneMatch = headers['x-amz-copy-source-if-none-match'];
    if (match !== undefined && !names(String(match), from)) throw preconditionFailed();
    if (noneMatch !== undefined && names(String(noneMatch), from)) throw preconditionFailed();
    const replaces = headers['x-amz-metadata-directive'] === 'REPLACE';
    if (source === bucket && from.key === key && !replaces) {
      throw new AwsError(
        'InvalidRequest',
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      );
    }
    const copied = this.#all.copy(from, bucket, {
      key,
      headers: replaces ? keptOf(rawRequest) : from.headers,
      unlessThere: headers['if-none-match'] === '*',
    });
    const LastModified = new Date(copied.modifiedAt).toISOString();
    const told = document('CopyObjectResult', elements({ LastModified, ETag: copied.etag }));
    const { etag: _inBody, ...more } = this.#told(bucket, copied);
    return { ...told, headers: { ...more, ...told.headers } };
  }

  #get(place: Place, { action, caller, rawRequest }: Call): Answer {
    const object = this.#find(place, caller);
    const headers = {
      ...object.headers,
      ...overrides(rawRequest.query),
      ...this.#told(place.bucket, object),
      'last-modified': new Date(object.modifiedAt).toUTCString(),
      'accept-ranges': 'bytes',
    };
    if (isNotModified(object, rawRequest.headers)) return { status: 304, headers };
    const range = rangeOf(rawRequest.headers.range, object.size);
    const { from, to } = range ?? { from: 0, to: object.size - 1 };
    const answer = {
      status: range ? 206 : 200,
      headers: {
        ...headers,
        'content-length': String(to - from + 1),
        ...(range ? { 'content-range': `bytes ${from}-${to}/${object.size}` } : {}),
      },
    };
    if (action === 'HeadObject' || object.size === 0) return answer;
    return { ...answer, body: this.#all.read(object, { from, to }) };
  }

  #list({ bucket }: Place, { input }: Call): Answer {
    const { Prefix, MaxKeys, After } = z.parse(page, input);
    const most = Math.min(MaxKeys, 1_000);
    const found = this.#all.list(bucket, { prefix: Prefix, after: After, most: most + 1 });
    const shown = found.slice(0, most);
    const more = found.length > most;
    const contents = shown.map(({ key, size, etag, modifiedAt }) => {
      const LastModified = new Date(modifiedAt).toISOString();
      return `<Contents>${elements({ Key: key, LastModified, ETag: etag, Size: size, StorageClass: 'STANDARD' })}</Contents>`;
    });
    const head = elements({
      Name: bucket,
      Prefix,
      KeyCount: shown.length,
      MaxKeys: most,
      IsTruncated: more,
      NextContinuationToken: more ? shown.at(-1)?.key : undefined,
    });
    return document('ListBucketResult', `${head}${contents.join('')}`);
  }

  /** Who may not list a bucket is not told what is missing from it. */
  #find({ bucket, key }: Place, caller: Caller): StoredObject {
    const found = this.#all.find(bucket, key);
    if (found) return found;
    this.#host.iam.require(caller, [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` }]);
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  }

  /** What S3 says of an object whenever it is put or read. */
  #told(bucket: string, object: StoredObject): { readonly etag: string } & Record<string, string> {
    const expiry = expiryOf(object, this.#all.bucket(bucket)?.expiry ?? []);
    return {
      etag: object.etag,
      'x-amz-server-side-encryption': 'AES256',
      ...(expiry
        ? {
            'x-amz-expiration': `expiry-date="${new Date(expiry.at).toUTCString()}", rule-id="${encodeURIComponent(expiry.rule)}"`,
          }
        : {}),
    };
  }
}

function keptOf({ headers, query }: RawRequest): Record<string, string> {
  const encoding = String(headers['content-encoding'] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'aws-chunked')
    .join(',');
  const plain = kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  const own = [...Object.entries(headers), ...query].filter(([name]) => name.startsWith('x-amz-meta-'));
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(plain),
    ...(encoding === '' ? {} : { 'content-encoding': encoding }),
    ...Object.fromEntries(own.map(([name, value]) => [name, String(value)])),
  };
}

/** `response-content-disposition` and its like, which only a signed request may ask for. */
function overrides(query: URLSearchParams): Record<string, string> {
  const asked = [...query].filter(([name]) => name.startsWith('response-'));
  return Object.fromEntries(asked.map(([name, value]) => [name.slice('response-'.length), value]));
}
