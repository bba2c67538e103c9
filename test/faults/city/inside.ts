import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Booking } from '#services/queue/domain/booking.ts';
import type { Floor } from '#services/queue/domain/floor/floor.ts';
import type { FloorId } from '#services/queue/domain/floor/ticket.ts';
import type { Sheet, SheetId } from '#services/queue/domain/sheet.ts';
import { parseBooking } from '#services/queue/store/booking-row.ts';
import { createFloorStore } from '#services/queue/store/floor/floor-store.ts';
import { sheetKey, sheetPrefix } from '#services/queue/store/keys.ts';
import { parseSheet } from '#services/queue/store/sheet-row.ts';
import type { Region } from '#shared/region/schema.ts';
import type { World } from '../../world/world.ts';

/** One message on one channel, as notifications recorded it. */
export interface Delivery {
  readonly subject: string;
  /** Of the subject, or the date that it is sent once for. */
  readonly version: string;
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
}

/** What lies in the tables of a region. */
export interface Stored {
  readonly sheets: readonly Sheet[];
  readonly bookings: ReadonlyMap<string, Booking>;
}

const item = z.looseObject({ pk: z.string(), sk: z.string() });
const delivery = z.looseObject({ pk: z.string(), sk: z.string(), state: z.string() });

/** Physical names: logical ids of `infra/constructs/`, which keep their hashes as long as the constructs keep their places. */
const nameOf = (stack: string, logicalId: string, region = 'race') => `${region}-${stack}-${logicalId}`;
export const queueNames = {
  courier: nameOf('queue', 'CourierInboxQueue0682D1CA'),
  courierDeadLetters: nameOf('queue', 'CourierInboxDeadLettersCB7250C9'),
  deliver: nameOf('notifications', 'DeliverInboxQueueC56B2CC3'),
  deliverDeadLetters: nameOf('notifications', 'DeliverInboxDeadLetters06BBD0B1'),
  unpublishable: nameOf('queue', 'RelayUnpublishable3187D60D'),
};

/** How an operator's client reaches the host. */
export const settingsOf = ({ gateway }: Pick<World, 'gateway'>) => ({
  endpoint: gateway.url,
  region: 'ap-southeast-3',
  credentials: { accessKeyId: gateway.accessKeyId, secretAccessKey: gateway.secretAccessKey },
});

export const sqsOf = (world: Pick<World, 'gateway'>) => new SQSClient(settingsOf(world));

async function everyItem(world: Pick<World, 'gateway'>, table: string): Promise<z.output<typeof item>[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settingsOf(world)));
  const items: z.output<typeof item>[] = [];
  const consistent = { TableName: table, ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client }, consistent)) {
    items.push(...z.array(item).parse(Items));
  }
  client.destroy();
  return items;
}

/** Reads every sheet and booking, past the functions. */
export async function readQueue(world: Pick<World, 'gateway'>, region = 'race'): Promise<Stored> {
  const items = await everyItem(world, nameOf('queue', 'TableCD117FA1', region));
  const bookings = items.filter(({ sk }) => sk === 'BOOKING').map((row) => parseBooking(row).booking);
  return {
    sheets: items.filter(({ pk }) => pk.startsWith(sheetPrefix)).map(parseSheet),
    bookings: new Map(bookings.map((booking) => [booking.id, booking])),
  };
}

/** Reads one sheet as it stands, past the functions; undefined: nobody made it yet. */
export async function readSheet(
  world: Pick<World, 'gateway'>,
  region: string,
  id: SheetId,
): Promise<Sheet | undefined> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settingsOf(world)));
  const TableName = nameOf('queue', 'TableCD117FA1', region);
  const { Item } = await client.send(
    new GetCommand({ TableName, Key: { ...sheetKey(id) }, ConsistentRead: true }),
  );
  client.destroy();
  return Item && parseSheet(Item);
}

/** Reads the hall of an office's day, past the functions. */
export async function readHall(world: Pick<World, 'gateway'>, region: Region, id: FloorId): Promise<Floor> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settingsOf(world)));
  const table = nameOf('queue', 'TableCD117FA1', region.id);
  const floor = await createFloorStore({
    client,
    table,
    region: region.id,
    retention: region.queue,
  }).read(id);
  client.destroy();
  return floor;
}

/** Reads the record of every message to a citizen. */
export async function readDeliveries(world: Pick<World, 'gateway'>, region = 'race'): Promise<Delivery[]> {
  const items = await everyItem(world, nameOf('notifications', 'TableCD117FA1', region));
  return items
    .filter(({ sk }) => /^[\d-]+#/.test(sk))
    .map((row) => {
      const { pk, sk, state } = delivery.parse(row);
      const [version = '', kind = '', channel = ''] = sk.split('#');
      return { subject: pk.slice('MESSAGE#'.length), version, kind, channel, state };
    });
}

/** Messages of some queues, by their names: waiting, in work or delayed. */
export async function messagesIn(world: Pick<World, 'gateway'>, names: readonly string[]): Promise<number> {
  const client = sqsOf(world);
  const parts = ['', 'NotVisible', 'Delayed'] as const;
  let sum = 0;
  for (const name of names) {
    const QueueUrl = `${world.gateway.url}/000000000000/${name}`;
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    for (const part of parts) sum += Number(Attributes[`ApproximateNumberOfMessages${part}`] ?? 0);
  }
  client.destroy();
  return sum;
}

export const depthOf = (world: Pick<World, 'gateway'>, queue: keyof typeof queueNames): Promise<number> =>
  messagesIn(world, [queueNames[queue]]);

export const urlOf = ({ gateway }: Pick<World, 'gateway'>, queue: keyof typeof queueNames) =>
  `${gateway.url}/000000000000/${queueNames[queue]}`;

export const arnOf = (queue: keyof typeof queueNames) =>
  `arn:aws:sqs:ap-southeast-3:000000000000:${queueNames[queue]}`;

/** Writes items until the engine takes none any more, not even a small one: a log that it has written once is space that it has. */
export async function writeUntilFull(world: Pick<World, 'gateway'>): Promise<void> {
  const client = new DynamoDBClient({ ...settingsOf(world), maxAttempts: 1 });
  for (const size of [300_000, 30_000, 1_000]) {
    for (let number = 0, takes = true; takes && number < 500; number += 1) {
      const Item = { pk: { S: `FILL#${size}` }, sk: { S: `${number}` }, filling: { S: 'x'.repeat(size) } };
      takes = await client
        .send(new PutItemCommand({ TableName: nameOf('queue', 'TableCD117FA1'), Item }))
        .then(
          () => true,
          () => false,
        );
    }
  }
  client.destroy();
}
