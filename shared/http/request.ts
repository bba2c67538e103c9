import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { HttpRefusal } from './refusal.ts';
import type { RawRequest } from './route.ts';

/** Largest body that any route takes, in bytes; a booking is under 3 KB. */
const MOST_BYTES = 16 * 1024;

/** Reads a payload v2 event; or refuses a body that is too large, not JSON, or of another content type. */
export const readRequest = (event: APIGatewayProxyEventV2): RawRequest | HttpRefusal => {
  const parts = {
    path: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    headers: event.headers,
  };
  if (event.body === undefined || event.body === '') return { ...parts, body: undefined };
  // Four characters of base64 are three bytes; a character of text is at least one.
  const least = event.isBase64Encoded ? Math.floor((event.body.length * 3) / 4) - 2 : event.body.length;
  if (least > MOST_BYTES) return { code: 'too-large', limitBytes: MOST_BYTES };
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (Buffer.byteLength(text) > MOST_BYTES) return { code: 'too-large', limitBytes: MOST_BYTES };
  if (!/^application\/json\s*(;|$)/i.test(event.headers['content-type'] ?? '')) {
    return { code: 'bad-request', field: 'Content-Type' };
  }
  try {
    return { ...parts, body: JSON.parse(text, wellFormed) };
  } catch {
    return { code: 'bad-request' };
  }
};

/** Half a character (a lone surrogate) has no UTF-8: the database would refuse the write, or give back another text. */
function wellFormed(name: string, value: unknown): unknown {
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) {
    throw new SyntaxError('The text has half a character.');
  }
  return value;
}
