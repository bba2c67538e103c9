import region from 'balai:region';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { createBackstage } from '../backstage.ts';
import { settleStream } from '../operations/settle-stream.ts';
import { readSheetRecord } from '../store/sheet-stream.ts';

const backstage = createBackstage(region, process.env);

/** Woken by the table's stream, records of sheets only: lets the details of bookings follow. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed = await settleStream(
    backstage,
    Records.map((record) => ({
      sequence: record.dynamodb?.SequenceNumber ?? '',
      read: () => readSheetRecord(record),
    })),
  );
  return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }] };
};
