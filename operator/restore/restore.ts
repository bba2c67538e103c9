import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type Row, readRow, revived } from './row.ts';

export interface Restoring {
  readonly client: DynamoDBDocumentClient;
  /** The table that was restored beside the live one. */
  readonly from: string;
  /** The live table. */
  readonly to: string;
  /** Only items whose key begins so, such as `DAY#disdukcapil#ktp-el#20261215`. */
  readonly only?: string | undefined;
  /** Also over items that are newer: they are spoiled, and somebody says so. */
  readonly overNewer: boolean;
  /** Epoch milliseconds: what nothing needs any more stays away. */
  readonly now: number;
}

export interface Restored {
  readonly written: number;
  /** As new as in the backup, or newer. */
  readonly kept: number;
  readonly expired: number;
}

/** Writes at the same time; a table takes thousands a second, but a sheet's settle follows each. */
const WIDTH = 16;

/**
 * Copies a restored table into the live one. Details first, day sheets after them: a sheet that comes back is settled at once, and
 * finds its bookings. Every write is conditional, so that it can be repeated, or go on after a crash, from the beginning.
 */
export async function restore(settings: Restoring): Promise<Restored> {
  const done = { written: 0, kept: 0, expired: 0 };
  for (const sheets of [false, true]) {
    for await (const batch of batches(settings, sheets)) {
      const results = await Promise.all(batch.map((item) => put(settings, item)));
      for (const result of results) done[result] += 1;
    }
  }
  return done;
}

async function* batches(settings: Restoring, sheets: boolean): AsyncGenerator<Row[]> {
  const { client, from, only = '' } = settings;
  const pages = paginateScan({ client, pageSize: 200 }, { TableName: from, ConsistentRead: true });
  for await (const { Items = [] } of pages) {
    const items = Items.map(readRow).filter(
      ({ pk }) => pk.startsWith(only) && pk.startsWith('DAY#') === sheets,
    );
    for (let start = 0; start < items.length; start += WIDTH) yield items.slice(start, start + WIDTH);
  }
}

async function put({ client, to, overNewer, now }: Restoring, item: Row): Promise<keyof Restored> {
  if (item.ttl !== undefined && item.ttl * 1000 <= now) return 'expired';
  const next = revived(item);
  try {
    await client.send(
      new PutCommand({ TableName: to, Item: next, ...guard(item, overNewer ? next.v : item.v) }),
    );
    return 'written';
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return 'kept';
    throw fault;
  }
}

/** Over nothing, or over what is older than `below`; items without a version never over anything. */
const guard = ({ v }: Row, below: number | undefined) =>
  v === undefined
    ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'pk' } }
    : {
        ConditionExpression: 'attribute_not_exists(#pk) OR #v < :below',
        ExpressionAttributeNames: { '#pk': 'pk', '#v': 'v' },
        ExpressionAttributeValues: { ':below': below },
      };
