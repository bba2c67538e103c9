import { randomUUID } from 'node:crypto';
import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createBookingStore } from '#services/queue/store/booking-store.ts';
import { createDrawStore } from '#services/queue/store/draw-store.ts';
import { sheetPrefix } from '#services/queue/store/keys.ts';
import { createPersonIndex } from '#services/queue/store/person-index.ts';
import { parseSheet } from '#services/queue/store/sheet-row.ts';
import { createSheetStore } from '#services/queue/store/sheet-store.ts';
import { createWishStore } from '#services/queue/store/wish-store.ts';
import type { SheetRecord } from '#services/queue/testing/memory-stores.ts';
import { createServiceTable } from '../world/service-table.ts';

const access = {
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** A fresh table on an engine, the stores of the queue over it, and the records of its stream. */
export async function createQueueTable(endpoint: string) {
  const base = new DynamoDBClient({ endpoint, ...access });
  const table = `queue-${randomUUID()}`;
  const { TableDescription } = await base.send(createServiceTable(table));
  const client = DynamoDBDocumentClient.from(base);
  const clock = { now: () => Date.parse('2026-11-20T00:00:00Z') };
  const sheets = createSheetStore({ client, table, retention: { sheetRetentionDays: 90 } });
  const readRecords = await readStream(endpoint, TableDescription?.LatestStreamArn ?? '');
  let written = false;
  return {
    table,
    client,
    stores: {
      sheets: {
        ...sheets,
        commit: (...write: Parameters<typeof sheets.commit>) => {
          written = true;
          return sheets.commit(...write);
        },
      },
      bookings: createBookingStore({ client, table, region: 'tanjungbalai', retentionDays: 30, clock }),
      people: createPersonIndex({ client, table }),
      wishes: createWishStore({ client, table, region: 'tanjungbalai', retention: { retentionDays: 30 } }),
      draws: createDrawStore({ client, table, retention: { retentionDays: 30 } }),
    },
    /** What the stream tells of sheets since the last call; not asked when no sheet was written. */
    takeRecords: async (): Promise<SheetRecord[]> => {
      if (!written) return [];
      written = false;
      return readRecords();
    },
  };
}

async function readStream(endpoint: string, StreamArn: string): Promise<() => Promise<SheetRecord[]>> {
  const streams = new DynamoDBStreamsClient({ endpoint, ...access });
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const iterators = await Promise.all(
    (StreamDescription?.Shards ?? []).map(async ({ ShardId }) => {
      const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
      const { ShardIterator } = await streams.send(new GetShardIteratorCommand(start));
      return ShardIterator;
    }),
  );
  const takeShard = async (index: number): Promise<SheetRecord[]> => {
    const records: SheetRecord[] = [];
    for (;;) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterators[index] }),
      );
      iterators[index] = NextShardIterator;
      records.push(...Records.flatMap(({ dynamodb }) => sheetRecord(dynamodb ?? {})));
      if (Records.length === 0) return records;
    }
  };
  return async () => (await Promise.all(iterators.map((_, index) => takeShard(index)))).flat();
}

type Image = Record<string, AttributeValue>;

interface Images {
  NewImage?: Image | undefined;
  OldImage?: Image | undefined;
}

function sheetRecord({ NewImage, OldImage }: Images): SheetRecord[] {
  if (!NewImage?.['pk']?.S?.startsWith(sheetPrefix)) return [];
  const before = OldImage && parseSheet(unmarshall(OldImage));
  return [{ before, after: parseSheet(unmarshall(NewImage)) }];
}
