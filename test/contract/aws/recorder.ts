import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

// A function that tells a queue what it was called with, then does what the records say: a text with "throw" makes it throw,
// "fail" reports that record as failed, "slow" takes a moment.
interface ToldRecord {
  readonly messageId?: string;
  readonly body?: string;
  readonly dynamodb?: {
    readonly SequenceNumber: string;
    readonly NewImage?: { readonly text?: { readonly S: string } };
  };
}

const sqs = new SQSClient({});
const textOf = ({ body, dynamodb }: ToldRecord) => body ?? dynamodb?.NewImage?.text?.S ?? '';

export async function handler(event: { readonly Records?: readonly ToldRecord[] }) {
  const records = event.Records ?? [];
  const started = Date.now();
  if (records.some((record) => textOf(record).includes('slow')))
    await new Promise((done) => setTimeout(done, 300));
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env['SEEN_URL'],
      MessageBody: JSON.stringify({ event, started, ended: Date.now() }),
    }),
  );
  if (records.some((record) => textOf(record).includes('throw'))) throw new Error('told to throw');
  const failed = records.filter((record) => textOf(record).includes('fail'));
  return {
    batchItemFailures: failed.map(({ messageId, dynamodb }) => ({
      itemIdentifier: messageId ?? dynamodb?.SequenceNumber,
    })),
  };
}
