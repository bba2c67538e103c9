import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError, type RawRequest } from '../gateway.ts';

/** AWS's Signature Version 4, as a request carries it. */
export interface Signature {
  readonly accessKeyId: string;
  /** `20261127`, as in the credential scope. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Lower-case names; none for a form, of which only the policy is signed. */
  readonly signedHeaders: readonly string[];
  /** `20261127T081500Z`. */
  readonly at: string;
  readonly hex: string;
  readonly place: 'header' | 'query' | 'form';
}

/** From the Authorization header, a presigned URL, or the form of a presigned POST. */
export function signatureOf({ headers, query, form }: RawRequest): Signature | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) {
    const parts: Readonly<Record<string, string>> = Object.fromEntries(
      authorization.split(/[,\s]+/).map((each) => each.split('=')),
    );
    return signature('header', parts['Credential'], {
      signedHeaders: parts['SignedHeaders'],
      at: String(headers['x-amz-date'] ?? ''),
      hex: parts['Signature'],
    });
  }
  if (form) {
    const field = (wanted: string) => form.fields.find(({ name }) => name.toLowerCase() === wanted)?.value;
    return signature('form', field('x-amz-credential'), {
      at: field('x-amz-date'),
      hex: field('x-amz-signature'),
    });
  }
  const parameter = (name: string) => query.get(name) ?? undefined;
  return signature('query', parameter('X-Amz-Credential'), {
    signedHeaders: parameter('X-Amz-SignedHeaders'),
    at: parameter('X-Amz-Date'),
    hex: parameter('X-Amz-Signature'),
  });
}

/** `scope`: `<access key>/<day>/<region>/<service>/aws4_request`. */
function signature(
  place: Signature['place'],
  scope: string | undefined,
  given: { signedHeaders?: string | undefined; at: string | undefined; hex: string | undefined },
): Signature | undefined {
  const [accessKeyId, day, region, service] = scope?.split('/') ?? [];
  if (!accessKeyId || !day || !region || !service) return undefined;
  const signedHeaders = given.signedHeaders?.split(';') ?? [];
  return {
    accessKeyId,
    day,
    region,
    service,
    signedHeaders,
    at: given.at ?? '',
    hex: given.hex ?? '',
    place,
  };
}

/** Whether the request is the one that was signed with this secret. A body that is streamed is compared by whoever reads it. */
export function isSigned(request: RawRequest, signed: Signature, secret: string): boolean {
  const key = signingKey(secret, signed);
  const expected = hmac(key, signed.place === 'form' ? policyOf(request) : stringToSign(request, signed));
  const given = Buffer.from(signed.hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whoever was handed a presigned address must not turn it into something else, such as a copy of another object. */
export const areHeadersSigned = ({ headers }: RawRequest, { signedHeaders }: Signature) =>
  Object.keys(headers).every((name) => !name.startsWith('x-amz-') || signedHeaders.includes(name));

/** Seconds that a presigned URL may live: a week. */
const longestLife = 604_800;

/** Milliseconds that clocks may differ. */
const skew = 15 * 60_000;

/** Throws unless a presigned URL is valid at `now`, epoch milliseconds. */
export function checkLifeOf(query: URLSearchParams, signed: Signature, now: number): void {
  const seconds = Number(query.get('X-Amz-Expires'));
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestLife) {
    throw new AwsError(
      'AuthorizationQueryParametersError',
      `X-Amz-Expires must be between 1 and ${longestLife} seconds`,
    );
  }
  const from = instantOf(signed.at);
  if (from === undefined || !signed.at.startsWith(signed.day)) {
    throw new AwsError(
      'AuthorizationQueryParametersError',
      "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\", of the day of the credential",
    );
  }
  if (from > now + skew) throw new AwsError('AccessDenied', 'Request is not yet valid', 403);
  if (now > from + seconds * 1000) throw new AwsError('AccessDenied', 'Request has expired', 403);
}

function instantOf(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

/** The same for a key, day, region and service; the last few days' are kept. */
const keys = new Map<string, Buffer>();

function signingKey(secret: string, { day, region, service }: Signature): Buffer {
  const name = [secret, day, region, service].join(' ');
  const known = keys.get(name);
  if (known) return known;
  const made = [day, region, service, 'aws4_request'].reduce<Buffer>(
    (key, text) => hmac(key, text),
    Buffer.from(`AWS4${secret}`),
  );
  if (keys.size > 1_000) keys.clear();
  keys.set(name, made);
  return made;
}

function policyOf({ form }: RawRequest): string {
  return form?.fields.find(({ name }) => name.toLowerCase() === 'policy')?.value ?? '';
}

function stringToSign(request: RawRequest, signed: Signature): string {
  const scope = `${signed.day}/${signed.region}/${signed.service}/aws4_request`;
  return ['AWS4-HMAC-SHA256', signed.at, scope, sha256(canonical(request, signed))].join('\n');
}

function canonical(request: RawRequest, { signedHeaders, service, place }: Signature): string {
  const { method, path, query, headers } = request;
  const lines = signedHeaders.map(
    (name) => `${name}:${[headers[name] ?? ''].flat().join(',').trim().replace(/\s+/g, ' ')}\n`,
  );
  return [
    method,
    // S3 takes the path as it is sent, everyone else encodes it once more.
    service === 's3' ? path : encode(path).replaceAll('%2F', '/'),
    canonicalQuery(query),
    lines.join(''),
    signedHeaders.join(';'),
    place === 'query' && service === 's3' ? 'UNSIGNED-PAYLOAD' : payloadHash(request),
  ].join('\n');
}

/** What the caller says that the content is: a digest, or a word for content that is not signed. */
function payloadHash({ headers, body }: RawRequest): string {
  return String(headers['x-amz-content-sha256'] ?? sha256(body));
}

/** Whether the content is what was signed; words such as `UNSIGNED-PAYLOAD` promise nothing. */
export function isContentSigned({ headers, body }: RawRequest): boolean {
  const said = String(headers['x-amz-content-sha256'] ?? '');
  return !/^[0-9a-f]{64}$/.test(said) || said === sha256(body);
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
