import { AwsError, type RawRequest } from '../gateway.ts';
import { postedObject } from './posted-object.ts';

interface Operation {
  readonly action: string;
  readonly input: Readonly<Record<string, string>>;
}

/** What of a request each operation understands beside its bucket and key; anything else is refused. */
interface Understood {
  /** Parameters of the query. */
  readonly query: RegExp;
  /** Headers that change what is done: S3's own, and conditions. */
  readonly headers: RegExp;
}

const signing =
  /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|content-sha256|security-token|user-agent)$/;
const changing = /^(x-amz-.*|if-.*|range)$/;

const written = 'x-amz-meta-.*|x-amz-server-side-encryption|x-amz-checksum-(crc32|sha256)|if-none-match';
const read = {
  query:
    /^(x-id|response-(content-type|content-language|expires|cache-control|content-disposition|content-encoding)|x-amz-checksum-mode)$/,
  headers: /^(x-amz-checksum-mode|if-.*|range)$/,
};

const understood: Readonly<Record<string, Understood>> = {
  // An SDK that presigns puts the checksum of no content into the query; S3 looks at those of headers alone.
  PutObject: {
    query:
      /^(x-id|x-amz-meta-.*|x-amz-server-side-encryption|x-amz-checksum-.*|x-amz-sdk-checksum-algorithm)$/,
    headers: new RegExp(
      `^(${written}|x-amz-sdk-checksum-algorithm|x-amz-decoded-content-length|x-amz-trailer)$`,
    ),
  },
  CopyObject: {
    query: /^x-id$/,
    headers: new RegExp(`^(${written}|x-amz-copy-source(-if-(none-)?match)?|x-amz-metadata-directive)$`),
  },
  PostObject: { query: /^$/, headers: /^$/ },
  GetObject: read,
  HeadObject: read,
  DeleteObject: { query: /^x-id$/, headers: /^$/ },
  ListObjectsV2: {
    query: /^(x-id|list-type|prefix|max-keys|continuation-token|start-after)$/,
    headers: /^$/,
  },
};

const notImplemented = (what: string) =>
  new AwsError('NotImplemented', `${what} implies functionality that is not hosted here.`, 501);

/** Which operation a request with a path-style address is; throws NotImplemented at what it asks beyond. */
export function operationOf(request: RawRequest, now: number): Operation | undefined {
  const operation = plainOperation(request, now);
  if (!operation) return undefined;
  const { query, headers } = understood[operation.action] ?? { query: /^$/, headers: /^$/ };
  for (const name of request.query.keys()) {
    if (!query.test(name) && !signing.test(name.toLowerCase())) throw notImplemented(`The parameter ${name}`);
  }
  for (const [name, value = ''] of Object.entries(request.headers)) {
    if (changing.test(name) && !headers.test(name) && !signing.test(name))
      throw notImplemented(`The header ${name}`);
    if (name === 'x-amz-trailer' && !/^x-amz-checksum-(crc32|sha256)$/.test(String(value)))
      throw notImplemented(`The trailer ${value}`);
    if (name === 'if-none-match' && value !== '*' && request.method === 'PUT')
      throw notImplemented('If-None-Match with a tag');
    if (name === 'x-amz-server-side-encryption' && value !== 'AES256')
      throw notImplemented(`Encryption with ${value}`);
  }
  return operation;
}

function plainOperation(request: RawRequest, now: number): Operation | undefined {
  const { method, query, headers } = request;
  const [Bucket = '', ...rest] = decodedPath(request);
  const Key = rest.join('/');
  if (Bucket === '') return undefined;
  if (method === 'POST' && Key === '' && request.form) {
    return { action: 'PostObject', input: { Bucket, Key: postedObject(request, now).key } };
  }
  if (Key === '') {
    if (method !== 'GET' || query.get('list-type') !== '2') return undefined;
    return {
      action: 'ListObjectsV2',
      input: {
        Bucket,
        Prefix: query.get('prefix') ?? '',
        MaxKeys: query.get('max-keys') ?? '1000',
        After: query.get('continuation-token') ?? query.get('start-after') ?? '',
      },
    };
  }
  const CopySource = headers['x-amz-copy-source'];
  if (method === 'PUT' && CopySource !== undefined) {
    if (String(CopySource).includes('?')) throw notImplemented('A version of a copy source');
    return { action: 'CopyObject', input: { Bucket, Key, CopySource: String(CopySource) } };
  }
  const actions: Readonly<Record<string, string>> = {
    PUT: 'PutObject',
    GET: 'GetObject',
    HEAD: 'HeadObject',
    DELETE: 'DeleteObject',
  };
  const action = actions[method];
  return action === undefined ? undefined : { action, input: { Bucket, Key } };
}

/** Bucket, then the parts of the key. */
export function decodedPath({ path }: Pick<RawRequest, 'path'>): string[] {
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch (cause) {
    throw new AwsError('InvalidURI', `Couldn't parse the specified URI: ${cause}`);
  }
}
