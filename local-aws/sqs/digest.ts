import { createHash } from 'node:crypto';
import type { MessageAttribute } from './queue.ts';

export const md5 = (content: string | Buffer): string => createHash('md5').update(content).digest('hex');

/** SQS's digest of message attributes: sorted names, each part preceded by its length. */
export function attributesMd5(attributes: Readonly<Record<string, MessageAttribute>>): string | undefined {
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return undefined;
  return md5(
    Buffer.concat(
      entries.flatMap(([name, { DataType, StringValue, BinaryValue }]) => [
        ...sized(Buffer.from(name)),
        ...sized(Buffer.from(DataType)),
        Buffer.from([BinaryValue === undefined ? 1 : 2]),
        ...sized(
          BinaryValue === undefined ? Buffer.from(StringValue ?? '') : Buffer.from(BinaryValue, 'base64'),
        ),
      ]),
    ),
  );
}

function sized(content: Buffer): [Buffer, Buffer] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return [length, content];
}
