import { type Answer, AwsError, type RawRequest } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { corsHeaders, preflight } from './cors.ts';
import { ObjectOperations } from './object-operations.ts';
import { objects } from './objects.ts';
import { decodedPath, operationOf } from './operation.ts';

/** S3 with path-style addresses: whole objects in, out and copied, lists by prefix, and what a page may ask in a browser. */
export const s3 = part((host: Host) => {
  const all = objects(host);
  const operations = new ObjectOperations(host);
  const rulesFor = (request: RawRequest) => all.bucket(decodedPath(request)[0] ?? '')?.cors ?? [];
  host.gateway.register({
    service: 's3',
    protocol: 'rest-xml',
    streams: true,
    browsers: {
      preflight: (request) => ({ headers: preflight(rulesFor(request), asked(request)) }),
      headers: (request) => {
        const { origin } = request.headers;
        if (origin === undefined || request.method === 'OPTIONS') return {};
        return corsHeaders(rulesFor(request), { origin, method: request.method, headers: [] }) ?? {};
      },
    },
    read: (request) => operationOf(request, host.now()),
    answer: (call): Answer | Promise<Answer> => {
      const bucket = String(call.input['Bucket']);
      if (!all.bucket(bucket)) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
      return operations.answer(call, { bucket, key: String(call.input['Key'] ?? '') });
    },
  });
  return all;
});

function asked({ headers }: RawRequest) {
  const method = headers['access-control-request-method'];
  const names = headers['access-control-request-headers'] ?? '';
  return {
    origin: headers.origin,
    method,
    headers: names
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  };
}
