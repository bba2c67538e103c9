import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** A record as a function got it from a queue or a stream. */
export interface SeenRecord {
  readonly messageId?: string;
  readonly body?: string;
  readonly eventName?: string;
  readonly dynamodb?: {
    readonly SequenceNumber: string;
    readonly Keys: Readonly<Record<string, { readonly S: string }>>;
    readonly NewImage?: Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;
  };
  readonly [name: string]: unknown;
}

export interface Call {
  readonly event: { readonly Records: readonly SeenRecord[] };
  readonly started: number;
  readonly ended: number;
}

/** The next call that the recorder told of; undefined if none comes within `seconds`. */
export async function nextCall(sqs: SQSClient, QueueUrl: string, seconds = 10): Promise<Call | undefined> {
  const { Messages: [message] = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: seconds, MaxNumberOfMessages: 1 }),
  );
  if (!message) return undefined;
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  return JSON.parse(message.Body ?? '');
}

/** Calls until they hold `count` records, or none comes any more for two seconds. */
export async function callsWith(sqs: SQSClient, QueueUrl: string, count: number): Promise<Call[]> {
  const calls: Call[] = [];
  while (calls.reduce((sum, { event }) => sum + event.Records.length, 0) < count) {
    const call = await nextCall(sqs, QueueUrl, calls.length === 0 ? 10 : 6);
    if (!call) break;
    calls.push(call);
  }
  return calls;
}

export const textsOf = (calls: readonly (Call | undefined)[]): string[] =>
  calls.flatMap((call) =>
    (call?.event.Records ?? []).map(({ body, dynamodb }) => body ?? dynamodb?.NewImage?.['text']?.S ?? ''),
  );
