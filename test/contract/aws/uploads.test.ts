import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  createPresignedPost,
  type PresignedPost,
  type PresignedPostOptions,
} from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { allow, arnOf, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Uploads: forms, and what their policy holds them to <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html>
// AWS: Uploads: answers to a form <https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html>
// AWS: Uploads: presigned addresses, how long they live and whose rights they have <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html>
// AWS: Uploads: which pages may ask, beforehand and then <https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html>
// AWS: Uploads: names of errors <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>

const origin = 'https://balai.example';
const objectsBelow = (prefix: string) => ({ 'Fn::Join': ['', [arnOf('Bucket'), `/${prefix}*`]] });

let place: Place;
let Bucket: string;
let uploader: S3Client;

beforeAll(async () => {
  place = await openPlace(
    'contract-uploads',
    {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            CorsConfiguration: {
              CorsRules: [
                {
                  AllowedOrigins: [origin],
                  AllowedMethods: ['GET', 'POST'],
                  AllowedHeaders: ['x-page-*'],
                  ExposedHeaders: ['ETag'],
                  MaxAge: 600,
                },
              ],
            },
          },
        },
        Uploader: role('lambda.amazonaws.com', allow(['s3:PutObject', 's3:GetObject'], objectsBelow('up/'))),
        Reader: role('lambda.amazonaws.com', allow('s3:GetObject', objectsBelow(''))),
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Code: { S3Bucket: 'assets', S3Key: 'presigner.zip' },
            Handler: 'index.handler',
            Runtime: 'nodejs24.x',
            Role: arnOf('Uploader'),
            MemorySize: 256,
            Timeout: 10,
            Environment: { Variables: { BUCKET: { Ref: 'Bucket' } } },
          },
        },
      },
      Outputs: {
        Bucket: { Value: { Ref: 'Bucket' } },
        Uploader: { Value: arnOf('Uploader') },
        Reader: { Value: arnOf('Reader') },
        Function: { Value: { Ref: 'Function' } },
      },
    },
    { presigner: join(import.meta.dirname, 'presigner.ts') },
  );
  Bucket = place.output('Bucket');
  uploader = (await place.as(place.output('Uploader'))).s3;
});
afterAll(() => place?.stop());
afterEach(() => place.local?.setClock('+0s'));

const presignPost = (Key: string, more: Partial<PresignedPostOptions> = {}, client = uploader) =>
  createPresignedPost(client, {
    Bucket,
    Key,
    Fields: { 'Content-Type': 'application/pdf' },
    Conditions: [['content-length-range', 3, 10]],
    Expires: 3600,
    ...more,
  });

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
  readonly headers: Headers;
}

async function answerOf(asked: Promise<Response>): Promise<Answer> {
  const response = await asked;
  const text = await response.text();
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1];
  return { status: response.status, code, text, headers: response.headers };
}

/** As a browser sends the form: the file behind all fields. */
function send(
  { url, fields }: PresignedPost,
  file: string | Uint8Array<ArrayBuffer> | undefined,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  if (file !== undefined) body.append('file', new Blob([file]), 'C:\\scans\\kartu keluarga.pdf');
  return answerOf(fetch(url, { method: 'POST', body, headers }));
}

const headOf = (Key: string) => place.s3.send(new HeadObjectCommand({ Bucket, Key }));
const textOf = async (Key: string) =>
  (await place.s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

describe('a form', () => {
  test('brings a file to the key and type that its policy fixed', async () => {
    const answer = await send(await presignPost('up/kk.pdf'), 'scanned');

    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(await textOf('up/kk.pdf')).toBe('scanned');
    expect(await headOf('up/kk.pdf')).toMatchObject({
      ContentType: 'application/pdf',
      ContentLength: 7,
      ETag: `"${createHash('md5').update('scanned').digest('hex')}"`,
    });
    expect(answer.headers.get('etag')).toBe((await headOf('up/kk.pdf')).ETag);
  });

  test('is told on demand where its file lies', async () => {
    const Fields = { 'Content-Type': 'application/pdf', success_action_status: '201' };

    const answer = await send(await presignPost('up/a & b', { Fields }), 'scanned');

    expect(answer.status).toBe(201);
    expect(answer.text).toContain(`<Bucket>${Bucket}</Bucket><Key>up/a &amp; b</Key>`);
  });

  test('may leave the name to the file', async () => {
    const post = await presignPost('up/${' + 'filename}', { Conditions: [] });

    expect(await send(post, 'scanned')).toMatchObject({ status: 204 });
    expect(await textOf('up/kartu keluarga.pdf')).toBe('scanned');
  });

  test('brings along what the policy says of the object', async () => {
    const Fields = { 'Content-Type': 'application/pdf', 'x-amz-meta-page': '2', 'Cache-Control': 'no-store' };

    await send(await presignPost('up/meta', { Fields }), 'scanned');

    expect(await headOf('up/meta')).toMatchObject({ Metadata: { page: '2' }, CacheControl: 'no-store' });
  });

  const later = new Date(Date.now() + 86_400_000).toISOString();
  const widened = { expiration: later, conditions: [['starts-with', '$key', '']] };
  test.each<[string, number, string, string | undefined, (post: PresignedPost) => Record<string, string>]>([
    ['with another key', 403, 'AccessDenied', 'scanned', () => ({ key: 'up/other' })],
    ['of another type', 403, 'AccessDenied', 'scanned', () => ({ 'Content-Type': 'text/html' })],
    ['with a field more', 403, 'AccessDenied', 'scanned', () => ({ 'x-amz-meta-more': '1' })],
    ['with a file too large', 400, 'EntityTooLarge', '12345678901', () => ({})],
    ['with a file too small', 400, 'EntityTooSmall', '12', () => ({})],
    ['without a file', 400, 'InvalidArgument', undefined, () => ({})],
    ['without a key', 400, 'InvalidArgument', 'scanned', () => ({ key: '' })],
    [
      'whose policy was widened',
      403,
      'SignatureDoesNotMatch',
      'scanned',
      () => ({ Policy: Buffer.from(JSON.stringify(widened)).toString('base64') }),
    ],
    [
      'signed with a key that nobody has',
      403,
      'InvalidAccessKeyId',
      'scanned',
      ({ fields }) => ({
        'X-Amz-Credential': (fields['X-Amz-Credential'] ?? '').replace(/^[^/]+/, 'ASIA0000000000000000'),
      }),
    ],
  ])('%s is refused: %i %s, and nothing is stored', async (title, status, code, file, change) => {
    const key = `up/refused ${title}`;
    const post = await presignPost(key);

    const answer = await send({ ...post, fields: { ...post.fields, ...change(post) } }, file);

    expect(answer).toMatchObject({ status, code });
    await expect(headOf(key)).rejects.toMatchObject({ name: 'NotFound' });
    await expect(headOf('up/other')).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('is not taken for a bucket that its policy does not name', async () => {
    const post = await presignPost('up/elsewhere');

    const answer = await send({ ...post, url: post.url.replace(Bucket, `${Bucket}-other`) }, 'scanned');

    expect(answer.status).toBeGreaterThanOrEqual(403);
  });

  test('without a signature is refused', async () => {
    const { url } = await presignPost('up/anonymous');

    expect(await send({ url, fields: { key: 'up/anonymous' } }, 'scanned')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
  });

  test('that ends in the middle of its file leaves nothing', async () => {
    const { url, fields } = await presignPost('up/half');
    const parts = Object.entries({ ...fields, file: 'scan' }).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
    );

    const answer = await answerOf(
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: parts.join('\r\n'),
      }),
    );

    expect(answer).toMatchObject({ status: 400, code: 'MalformedPOSTRequest' });
    await expect(headOf('up/half')).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('of 25 MB arrives whole, and a part of it is read alone', async () => {
    const size = 25 * 1024 * 1024;
    const file = new Uint8Array(size).map((_, index) => (index * 31) % 251);
    const post = await presignPost('up/large', { Conditions: [['content-length-range', 1, size]] });

    expect(await send(post, file)).toMatchObject({ status: 204 });

    const whole = await place.s3.send(new GetObjectCommand({ Bucket, Key: 'up/large' }));
    expect(Buffer.compare((await whole.Body?.transformToByteArray()) ?? Buffer.alloc(0), file)).toBe(0);
    const Range = 'bytes=1000-1003';
    const part = await place.s3.send(new GetObjectCommand({ Bucket, Key: 'up/large', Range }));
    expect(await part.Body?.transformToByteArray()).toEqual(file.slice(1000, 1004));
  });

  test('too large by much is told so, not cut off', async () => {
    const answer = await send(await presignPost('up/huge'), new Uint8Array(30 * 1024 * 1024));

    expect(answer).toMatchObject({ status: 400, code: 'EntityTooLarge' });
  });
});

describe('a presigned address', () => {
  beforeAll(() => place.s3.send(new PutObjectCommand({ Bucket, Key: 'up/there', Body: 'there' })));
  const get = (Key: string, expiresIn = 3600, client = uploader) =>
    getSignedUrl(
      client,
      new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: 'attachment; filename="a.pdf"' }),
      { expiresIn },
    );

  test('gives the object, under the name that was signed with it', async () => {
    const answer = await answerOf(fetch(await get('up/there')));

    expect(answer).toMatchObject({ status: 200, text: 'there' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.pdf"');
  });

  test('of another object, or with another parameter, is not what was signed', async () => {
    const url = await get('up/there');

    for (const other of [url.replace('up/there', 'up/kk.pdf'), url.replace('a.pdf', 'b.pdf')]) {
      expect(await answerOf(fetch(other))).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
    }
    expect(await answerOf(fetch(url, { method: 'DELETE' }))).toMatchObject({ status: 403 });
  });

  test('to put takes the body that comes', async () => {
    const url = await getSignedUrl(uploader, new PutObjectCommand({ Bucket, Key: 'up/put' }));

    expect(await answerOf(fetch(url, { method: 'PUT', body: 'put' }))).toMatchObject({ status: 200 });
    expect(await textOf('up/put')).toBe('put');
  });

  test('takes no header that changes what is done, unless it was signed with it', async () => {
    const url = await getSignedUrl(uploader, new PutObjectCommand({ Bucket, Key: 'up/copied' }));

    for (const headers of [{ 'x-amz-copy-source': `${Bucket}/up/there` }, { 'x-amz-meta-page': '1' }]) {
      expect(await answerOf(fetch(url, { method: 'PUT', body: 'x', headers }))).toMatchObject({
        status: 403,
        code: 'AccessDenied',
      });
    }
    await expect(headOf('up/copied')).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('has the rights of who signed it, and no more', async () => {
    const reader = (await place.as(place.output('Reader'))).s3;

    expect(await answerOf(fetch(await get('up/there', 60, reader)))).toMatchObject({ status: 200 });
    expect(await send(await presignPost('up/reader', {}, reader), 'scanned')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
    expect(await send(await presignPost('else/where'), 'scanned')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
    // Who may not list is not told that there is nothing.
    expect(await answerOf(fetch(await get('up/nothing')))).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
  });

  test('cannot live for more than a week', async () => {
    const url = (await get('up/there')).replace('X-Amz-Expires=3600', 'X-Amz-Expires=604801');

    const { status } = await answerOf(fetch(url));

    expect([400, 403]).toContain(status);
  });

  test('handed out by a function works in a browser', async () => {
    const { Payload } = await place.lambda.send(
      new InvokeCommand({
        FunctionName: place.output('Function'),
        Payload: JSON.stringify({ Key: 'up/by-function' }),
      }),
    );
    const { post, get: url } = JSON.parse(Payload?.transformToString() ?? '');

    expect(await send(post, 'scanned')).toMatchObject({ status: 204 });
    expect(await answerOf(fetch(url))).toMatchObject({ status: 200, text: 'scanned' });
  });

  // Needs the host's clock: AWS cannot be told what time it is.
  describe.skipIf(process.env['CONTRACT_OUTPUTS'])('by the clock', () => {
    test('is refused once it has expired, as is a form', async () => {
      const url = await get('up/there', 3600);
      const post = await presignPost('up/late');

      place.local?.setClock('+59m');
      expect(await answerOf(fetch(url))).toMatchObject({ status: 200 });
      place.local?.setClock('+61m');

      expect(await answerOf(fetch(url))).toMatchObject({
        status: 403,
        code: 'AccessDenied',
        text: expect.stringContaining('Request has expired'),
      });
      expect(await send(post, 'scanned')).toMatchObject({
        status: 403,
        code: 'AccessDenied',
        text: expect.stringContaining('Policy expired'),
      });
    });

    test('made by a function whose clock is shifted with the host works all the same', async () => {
      for (const clock of ['+100h', '-100h']) {
        place.local?.setClock(clock);
        const outcome = await place.local?.invoke(place.output('Function'), { Key: 'up/shifted' });
        const { post, get: url } = outcome?.kind === 'returned' ? Object(outcome.payload) : {};

        expect(await send(post, clock)).toMatchObject({ status: 204 });
        expect(await answerOf(fetch(url))).toMatchObject({ status: 200, text: clock });
      }
    });
  });
});

describe('a page of another origin', () => {
  const ask = (from: string, method: string, headers = '') =>
    answerOf(
      fetch(bucketUrl, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': method,
          ...(headers === '' ? {} : { 'access-control-request-headers': headers }),
        },
      }),
    );
  let bucketUrl: string;
  beforeAll(async () => {
    bucketUrl = (await presignPost('up/page')).url;
  });

  test('that a rule names may ask beforehand', async () => {
    const { status, headers } = await ask(origin, 'POST', 'X-Page-One, x-page-two');

    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'x-page-one, x-page-two',
      'access-control-max-age': '600',
    });
  });

  test.each([
    ['another origin', 'https://elsewhere.example', 'POST', ''],
    ['another method', origin, 'DELETE', ''],
    ['another header', origin, 'POST', 'authorization'],
  ])('is refused %s', async (_, from, method, headers) => {
    expect(await ask(from, method, headers)).toMatchObject({ status: 403, code: 'AccessForbidden' });
  });

  test('may read the answer, a refusal too', async () => {
    const post = await presignPost('up/page');

    const stored = await send(post, 'scanned', { origin });
    const refused = await send(post, 'too long to be taken', { origin });

    for (const { headers } of [stored, refused]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-expose-headers')).toBe('ETag');
    }
    expect(refused.code).toBe('EntityTooLarge');
  });

  test('that no rule names may not', async () => {
    const { headers } = await send(await presignPost('up/page'), 'scanned', {
      origin: 'https://other.example',
    });

    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
