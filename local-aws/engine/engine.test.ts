import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Engine, startEngine } from './engine.ts';
import { findEngineProgram } from './provider.ts';

let folder: string;
const running: Engine[] = [];
const hosts: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const host of hosts.splice(0)) host.kill('SIGKILL');
  await Promise.all(running.splice(0).map((engine) => engine.stop()));
  rmSync(folder, { recursive: true, force: true });
});

test('keeps every acknowledged write over kill -9 with writes in flight', { timeout: 60_000 }, async () => {
  const engine = await start();
  const client = clientOf(engine);
  await createTable(client);
  const acknowledged: string[] = [];
  const writers = Promise.allSettled(
    Array.from({ length: 50 }, async (_, writer) => {
      for (let n = 0; ; n += 1) {
        const pk = `${writer}-${n}`;
        await client.send(new PutItemCommand({ TableName: 'bookings', Item: { pk: { S: pk } } }));
        acknowledged.push(pk);
      }
    }),
  );
  await vi.waitUntil(() => acknowledged.length > 500, { timeout: 30_000 });

  await engine.kill();
  await writers;

  const again = clientOf(await start());
  const missing: string[] = [];
  for (const pk of acknowledged) {
    const { Item } = await again.send(new GetItemCommand({ TableName: 'bookings', Key: { pk: { S: pk } } }));
    if (!Item) missing.push(pk);
  }
  expect(missing).toEqual([]);
});

test('comes back on the same endpoint when the engine is killed by someone else', async () => {
  const engine = await start();
  await createTable(clientOf(engine));
  const before = engine.pid();

  process.kill(before ?? 0, 'SIGKILL');
  await vi.waitUntil(() => engine.pid() !== before, { timeout: 10_000 });

  await vi.waitFor(() => put(clientOf(engine), 'after'), { timeout: 10_000 });
});

test('leaves no engine behind when it is stopped while coming back', async () => {
  const engine = await start();
  const before = engine.pid();
  const remembered = () => Number(readFileSync(join(folder, 'engine.pid'), 'utf8'));
  process.kill(before ?? 0, 'SIGKILL');
  await vi.waitUntil(() => remembered() !== before, { timeout: 10_000, interval: 1 });

  await engine.stop();

  expect(isAlive(remembered())).toBe(false);
});

test('ends the engine that a killed host left behind, and serves the same data', {
  timeout: 30_000,
}, async () => {
  const host = fork(join(import.meta.dirname, 'engine-host.fixture.ts'), [folder]);
  hosts.push(host);
  const orphan = await new Promise<{ pid: number; endpoint: string }>((done) =>
    host.once('message', (message: { pid: number; endpoint: string }) => done(message)),
  );
  host.kill('SIGKILL');
  await new Promise((done) => host.once('exit', done));
  await fetch(orphan.endpoint);

  const engine = await start();

  await expect(fetch(orphan.endpoint)).rejects.toThrow();
  expect(engine.pid()).not.toBe(orphan.pid);
});

test('leaves a process alone that only happens to have the remembered id', async () => {
  writeFileSync(join(folder, 'engine.pid'), String(process.pid));

  await start();

  expect(isAlive(process.pid)).toBe(true);
});

test('refuses a folder that a living host uses', async () => {
  await start();

  await expect(startEngine({ folder })).rejects.toThrow(/in use by another running host/);
});

// DynamoDB Local looks at its file only when a table is used.
test.runIf(findEngineProgram().name === 'dynoxide')(
  'says in one line that the data is damaged, with the way out, and lets go of the folder',
  async () => {
    writeFileSync(join(folder, 'dynamodb.sqlite'), 'not a database at all');

    await expect(startEngine({ folder })).rejects.toMatchObject({
      message: expect.stringMatching(/^The data in .* is damaged$/),
      wayOut: expect.stringContaining('--fresh'),
    });

    rmSync(join(folder, 'dynamodb.sqlite'));
    await start();
  },
);

test('says in one line that nothing answers at DYNAMODB_ENDPOINT', async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', 'http://127.0.0.1:9');

  await expect(startEngine({ folder })).rejects.toMatchObject({
    message: expect.stringMatching(/^No DynamoDB answers at DYNAMODB_ENDPOINT=/),
    wayOut: expect.stringContaining('unset'),
  });
});

test('finds the next stream sequence number by index', async () => {
  const engine = await start();
  if (engine.name !== 'dynoxide') return;

  const database = new DatabaseSync(join(folder, 'dynamodb.sqlite'), { readOnly: true });
  const plan = database
    .prepare(
      'EXPLAIN QUERY PLAN SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?',
    )
    .all('bookings');
  database.close();

  expect(plan.map((step) => step['detail'])).toEqual([expect.stringContaining('local_aws_stream_sequence')]);
});

async function start(): Promise<Engine> {
  const engine = await startEngine({ folder });
  running.push(engine);
  return engine;
}

function clientOf(engine: Engine): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'ap-southeast-3',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

const put = (client: DynamoDBClient, pk: string) =>
  client.send(new PutItemCommand({ TableName: 'bookings', Item: { pk: { S: pk } } }));

const createTable = (client: DynamoDBClient) =>
  client.send(
    new CreateTableCommand({
      TableName: 'bookings',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.runIf(findEngineProgram().name === 'dynoxide')(
  'trims stream records like DynamoDB, never the last one, and none for the time that nothing ran',
  async () => {
    const engine = await start();
    await engine.stop();
    const file = join(folder, 'dynamodb.sqlite');
    const insert = (database: DatabaseSync, table: string, number: number, ageInHours: number) =>
      database
        .prepare(
          `INSERT INTO _stream_records (table_name, event_name, keys_json, sequence_number, shard_id, created_at)
           VALUES (?, 'INSERT', '{}', ?, 's', unixepoch() - ?)`,
        )
        .run(table, String(number), ageInHours * 3600);
    const database = new DatabaseSync(file);
    insert(database, 'busy', 1, 75);
    insert(database, 'busy', 2, 60);
    insert(database, 'busy', 3, 50);
    insert(database, 'quiet', 1, 400);
    insert(database, 'quiet', 2, 300);
    database.close();

    await start();

    const after = new DatabaseSync(file, { readOnly: true });
    const left = after.prepare('SELECT table_name, sequence_number FROM _stream_records ORDER BY id').all();
    after.close();
    expect(left.map((row) => `${row['table_name']} ${row['sequence_number']}`)).toEqual([
      'busy 2',
      'busy 3',
      'quiet 2',
    ]);
  },
);
