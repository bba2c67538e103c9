import { AwsError } from '../gateway.ts';
import { isRecord, type PlainRecord } from '../template/record.ts';

/** The JSON object of a body; throws SerializationException when it is none. */
export function readJsonBody(body: Buffer): PlainRecord {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (isRecord(value)) return value;
  } catch (cause) {
    throw new AwsError('SerializationException', `The body is not JSON: ${cause}`);
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object');
}
