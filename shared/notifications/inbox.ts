import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { InboxPorts } from './hand-over.ts';

/** The inbox of notifications, as a queue. */
export const inboxOf =
  (queues: SQSClient, url: string): InboxPorts['send'] =>
  async (message, afterSeconds) => {
    await queues.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        ...(afterSeconds ? { DelaySeconds: afterSeconds } : {}),
      }),
    );
  };
