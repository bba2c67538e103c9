import region from 'balai:region';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { createBackstage } from '../backstage.ts';
import { followFloors } from '../operations/floor/follow-floors.ts';
import { settleStream } from '../operations/settle-stream.ts';
import { readFloorRecord } from '../store/floor/floor-stream.ts';
import { readSheetRecord } from '../store/sheet-stream.ts';

const backstage = createBackstage(region, process.env);

/** Woken by the table's stream, records of sheets and floors only: lets the details of bookings and the lines of halls follow. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const floors = Records.map(readFloorRecord);
  const failed = await Promise.all([
    settleStream(
      backstage,
      Records.filter((_, place) => floors[place] === undefined).map((record) => ({
        sequence: record.dynamodb?.SequenceNumber ?? '',
        read: () => readSheetRecord(record),
      })),
    ),
    followFloors(
      backstage,
      floors.flatMap((floor) => floor ?? []),
    ),
  ]);
  return {
    batchItemFailures: failed.flatMap((sequence) =>
      sequence === undefined ? [] : [{ itemIdentifier: sequence }],
    ),
  };
};
