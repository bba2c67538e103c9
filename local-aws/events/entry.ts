import * as z from 'zod/mini';
import { AwsError } from '../gateway.ts';

const entry = z.object({
  Source: z.optional(z.string()),
  DetailType: z.optional(z.string()),
  Detail: z.optional(z.string()),
  EventBusName: z.optional(z.string()),
  Resources: z.optional(z.array(z.string())),
  /** Epoch seconds. */
  Time: z.optional(z.number()),
});
export type Entry = z.infer<typeof entry>;

const request = z.object({ Entries: z.array(z.unknown()) });

/** Bytes of all entries of one request, counted as AWS counts them. */
const requestLimit = 1_048_576;

/** The entries of a PutEvents request; throws what AWS refuses as a whole. */
export function readEntries(input: unknown): Entry[] {
  const parsed = z.safeParse(request, input);
  const entries = parsed.success ? parsed.data.Entries : [];
  if (entries.length < 1 || entries.length > 10) {
    throw new AwsError(
      'ValidationException',
      "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and 10",
    );
  }
  const read = entries.map((one) => {
    const result = z.safeParse(entry, one);
    if (result.success) return result.data;
    throw new AwsError(
      'SerializationException',
      `An entry cannot be read: ${result.error.issues[0]?.message}`,
    );
  });
  if (read.reduce((sum, one) => sum + entrySize(one), 0) > requestLimit) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
  return read;
}

function entrySize({ Time, Source, DetailType, Detail, Resources = [] }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), Time === undefined ? 0 : 14);
}

export interface Refusal {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** What makes AWS refuse this entry alone. */
export function refusalOf({ Source, DetailType, Detail }: Entry): Refusal | undefined {
  for (const [name, value] of Object.entries({ Source, DetailType, Detail })) {
    if (value) continue;
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
    };
  }
  if (Source?.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  return isJsonObject(Detail ?? '')
    ? undefined
    : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
