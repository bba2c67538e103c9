import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Log } from '#shared/observability/log.ts';
import { faultFields } from '#shared/observability/log.ts';

/**
 * Handles the messages of a queue side by side, each on its own: those that fail come again, and after the queue's bound of
 * attempts they go to its dead-letter queue. `handle` gets the body as parsed JSON.
 */
export function createConsumer(handle: (body: unknown) => Promise<void>, log: Log) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failures = await Promise.all(
      Records.map(async ({ body, messageId }) => {
        try {
          await handle(JSON.parse(body));
          return [];
        } catch (fault) {
          log('record-failed', { subject: messageId, ...faultFields(fault) });
          return [{ itemIdentifier: messageId }];
        }
      }),
    );
    return { batchItemFailures: failures.flat() };
  };
}
