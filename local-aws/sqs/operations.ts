import * as z from 'zod/mini';
import { AwsError } from '../gateway.ts';
import { attributesMd5, md5 } from './digest.ts';
import type { Message, MessageAttribute, NewMessage, Queue } from './queue.ts';

const attribute = z.object({
  DataType: z.string(),
  StringValue: z.optional(z.string()),
  BinaryValue: z.optional(z.string()),
});
const seconds = (most: number) => z.int().check(z.gte(0), z.lte(most));

export const send = z.object({
  MessageBody: z.string().check(z.minLength(1)),
  DelaySeconds: z.optional(seconds(900)),
  MessageAttributes: z.optional(z.record(z.string(), attribute)),
});
const names = z._default(z.array(z.string()), []);
export const receive = z.object({
  /** The older name of the next one. */
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
  MaxNumberOfMessages: z._default(z.int().check(z.gte(1), z.lte(10)), 1),
  VisibilityTimeout: z.optional(seconds(43_200)),
  WaitTimeSeconds: z.optional(seconds(20)),
});
export const remove = z.object({ ReceiptHandle: z.string() });
export const changeVisibility = z.object({ ReceiptHandle: z.string(), VisibilityTimeout: seconds(43_200) });

/** XML 1.0 characters, which is all that a body may hold. */
const allowed = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

export function sizeOf({ MessageBody, MessageAttributes = {} }: z.infer<typeof send>): number {
  const attributes = Object.entries(MessageAttributes).map(
    ([name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      Buffer.byteLength(name + DataType + StringValue) + Buffer.byteLength(BinaryValue, 'base64'),
  );
  return attributes.reduce((sum, size) => sum + size, Buffer.byteLength(MessageBody));
}

export function sendOne(queue: Queue, message: z.infer<typeof send>, sender: string) {
  if (sizeOf(message) > queue.settings.maximumMessageSize) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${queue.settings.maximumMessageSize} bytes.`,
    );
  }
  if (!allowed.test(message.MessageBody)) {
    throw new AwsError('InvalidMessageContents', 'The message contains characters outside the allowed set.');
  }
  const attributes = message.MessageAttributes ?? {};
  const count = Object.keys(attributes).length;
  if (count > 10) {
    throw new AwsError(
      'InvalidParameterValue',
      `Number of message attributes [${count}] exceeds the allowed maximum [10].`,
    );
  }
  const stored: NewMessage = {
    body: message.MessageBody,
    attributes,
    sender,
    ...(message.DelaySeconds === undefined ? {} : { delay: message.DelaySeconds }),
  };
  const { id } = queue.send(stored);
  return { MessageId: id, MD5OfMessageBody: md5(message.MessageBody), ...digestOf(attributes) };
}

/** A message with what was asked for of its attributes, as SQS leaves out the others. */
export function toAnswer(message: Message, asked: z.infer<typeof receive>) {
  const attributes = pick(readAttributes(message), (name) => asked.MessageAttributeNames.some(covers(name)));
  const wanted = new Set([...asked.AttributeNames, ...asked.MessageSystemAttributeNames]);
  const system = pick(systemAttributes(message), (name) => wanted.has('All') || wanted.has(name));
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(Object.keys(system).length === 0 ? {} : { Attributes: system }),
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
    ...digestOf(attributes),
  };
}

/** `All`, `.*`, a beginning as `kind.*`, or the name itself. */
const covers = (name: string) => (asked: string) =>
  asked === 'All' || asked === name || (asked.endsWith('.*') && name.startsWith(asked.slice(0, -2)));

const pick = <T>(all: Readonly<Record<string, T>>, wanted: (name: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name)));

export function systemAttributes(message: Message): Record<string, string> {
  return {
    SenderId: message.sender,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receives),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.deadLetterSource === null ? {} : { DeadLetterQueueSourceArn: message.deadLetterSource }),
  };
}

export const readAttributes = (message: Message): Record<string, MessageAttribute> =>
  z.parse(z.record(z.string(), attribute), JSON.parse(message.attributes));

function digestOf(attributes: Readonly<Record<string, MessageAttribute>>) {
  const digest = attributesMd5(attributes);
  return digest === undefined ? {} : { MD5OfMessageAttributes: digest };
}
