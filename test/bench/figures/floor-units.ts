import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { floorRoutes, routes } from '#services/queue/contract.ts';
import { bookingId, tag } from '#services/queue/domain/ids.ts';
import { openDay } from '#services/queue/domain/open-day.ts';
import { bookingRow } from '#services/queue/store/booking-row.ts';
import { sheetRow } from '#services/queue/store/sheet-row.ts';
import { originHeader } from '#shared/http/origin.ts';
import { gatewayEvent } from '#shared/http/testing/gateway-event.ts';
import { localTime } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Figure } from '../figure.ts';
import { startFunction } from '../rig/function.ts';
import { doorKey, startQueue } from '../rig/queue.ts';
import { regionWith } from '../rig/region.ts';
import { expectStatus } from '../rig/reply.ts';
import { readSheetStream } from '../rig/sheet-stream.ts';
import { sum } from '../statistics.ts';

const office = 'disdukcapil';
const service = 'ktp-el';
/** An office account as long as those of the user pool. */
const account = '3f8e2c1a-0000-4000-8000-00000000000a';

/** What a visitor costs, in write units by step, and a look at the board in read units. */
export interface FloorCost {
  readonly steps: Readonly<Record<string, number>>;
  readonly total: number;
  readonly board: number;
}

/** Write units per ticket from check-in to done, and read units of a board. */
export async function measureFloorUnits(): Promise<Figure> {
  const cost = await costOfVisitors(60);
  const parts = Object.entries(cost.steps).map(([step, units]) => `${step} ${units.toFixed(2)}`);
  return {
    title: 'The floor',
    method:
      'The uploaded bundles of `floor` and `settle` on the embedded engine: 60 people with bookings check in, then each is called, served and ' +
      'finished by the call for the next one. After every step its stream records go to `settle` in one batch. Units are the ConsumedCapacity of every call ' +
      'of both functions, transactions as DynamoDB charges them; the note that an officer saw a name counts with the call. ' +
      'A board is read when all sixty wait.',
    rows: [
      {
        name: 'Write units per ticket, check-in to done',
        value: cost.total,
        unit: 'WU',
        atMost: 14,
        baseline: parts.join(', '),
      },
      { name: 'Read units of a board', value: cost.board, unit: 'RU', atMost: 1 },
    ],
  };
}

/** Takes so many people through the hall. */
export async function costOfVisitors(visitors: number): Promise<FloorCost> {
  const region = regionWith(10);
  const queue = await startQueue(region);
  const table = 'floor';
  await queue.createTable(table);
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: queue.engine,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  const ids = await book(client, { table, region, visitors });
  const environment = queue.environment(table);
  const floor = startFunction(queue.bundle('floor'), environment);
  const settle = startFunction(queue.bundle('settle'), environment);
  const records = await readSheetStream(queue.engine, table, ['DAY#', 'FLOOR#']);
  const spent: Record<string, number> = {};
  const reads: Record<string, number> = {};
  const add = (to: Record<string, number>, step: string, units: number) => {
    to[step] = (to[step] ?? 0) + units;
  };

  async function send(
    step: string,
    sent: Omit<Parameters<typeof gatewayEvent>[0], 'headers' | 'claims' | 'body'> & {
      readonly body?: object;
    },
  ) {
    const { body, ...rest } = sent;
    const event = gatewayEvent({
      ...rest,
      headers: { [originHeader]: doorKey, 'idempotency-key': randomUUID() },
      claims: { sub: account, token_use: 'access', 'cognito:groups': `[${office}/officer]` },
      ...(body && { body: JSON.stringify(body) }),
      requestId: randomUUID(),
    });
    const { results } = await floor.invoke(event);
    const answer = expectStatus(results[0], 200);
    const calls = queue.tap.take();
    add(spent, step, sum(calls.map(({ writeUnits }) => writeUnits)));
    add(reads, step, sum(calls.map(({ readUnits }) => readUnits)));
    const batch = await records();
    if (batch.length > 0) await settle.invoke({ Records: batch });
    add(spent, 'line', sum(queue.tap.take().map(({ writeUnits }) => writeUnits)));
    return answer;
  }

  try {
    await records();
    for (const id of ids) {
      const body = { code: `balai:${region.id}:${id}` };
      await send('check-in', { route: routes.checkIn, path: { office }, body });
    }
    await send('board', { route: floorRoutes.readBoard, path: { office } });
    const path = { office, counter: '1' };
    await send('open', { route: floorRoutes.setCounter, path, body: { state: 'open' } });
    for (let count = 0; count < visitors; count += 1) {
      // One key: the call for the next one ends the one before.
      const body = count === 0 ? {} : { finish: 'finished' };
      const answer = await send('finish and call', { route: floorRoutes.callNext, path, body });
      const { counter } = floorRoutes.callNext.answer.schema.parse(JSON.parse(answer));
      const ticket = counter.ticket?.id;
      await send('serve', { route: floorRoutes.actOnTicket, path, body: { action: 'serve', ticket } });
    }
  } finally {
    floor.end();
    settle.end();
    client.destroy();
    await queue.end();
  }
  const steps = Object.fromEntries(
    ['check-in', 'serve', 'finish and call', 'line'].map((step) => [step, (spent[step] ?? 0) / visitors]),
  );
  return { steps, total: sum(Object.values(steps)), board: z.number().parse(reads['board']) };
}

/** Bookings of today that have been settled and may check in. */
async function book(
  client: DynamoDBDocumentClient,
  {
    table,
    region,
    visitors,
  }: { readonly table: string; readonly region: ReturnType<typeof regionWith>; readonly visitors: number },
) {
  const offered = region.offices[0]?.services.find(({ id }) => id === service);
  if (!offered) throw new Error(`The region has no ${service}.`);
  const date = localDateAt(Date.now(), region.timezone);
  const id = { office, service, date };
  const opened = openDay({
    id,
    spans: [{ start: localTime.parse('08:00'), end: localTime.parse('14:00') }],
    service: offered,
    settings: region,
  });
  const windows = Object.fromEntries(
    Object.entries(opened.windows).map(([name, window]) => [name, { ...window, till: 0 }]),
  );
  const ids = Array.from({ length: visitors }, (_, number) =>
    bookingId.parse(`visitor${String(number).padStart(4, '0')}`),
  );
  const held = Object.fromEntries(ids.map((booking, number) => [booking, number + 1]));
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
  await put({ ...sheetRow({ ...opened, windows, held, v: 1 }), ttl: 4_000_000_000 });
  for (const [number, booking] of ids.entries()) {
    const details = {
      id: booking,
      sheet: id,
      tag: tag.parse('visitors--'),
      state: 'BOOKED',
      window: localTime.parse('08:00'),
      number: number + 1,
      v: 2,
      sv: 1,
      mac: 'm'.repeat(22),
      sealed: 's'.repeat(260),
      priority: number % 10 === 0,
      createdAt: Date.now(),
      correlationId: randomUUID(),
    } as const;
    await put(bookingRow(details, 4_000_000_000));
  }
  return ids;
}
