import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import {
  createBooker,
  EarlierBooking,
  type Journal,
  memoryJournal,
  openApi,
  Refused,
  Unanswered,
} from '../../../clients/typescript/src/index.ts';
import { nikOf } from '../../world/citizen.ts';
import { daysAhead } from '../../world/regions.ts';
import { startWorld, type World } from '../../world/world.ts';
import { type Fate, type LossyDoor, lossyDoor } from './lossy-door.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const client = join(root, 'clients/typescript');

let world: World;
let door: LossyDoor;
let fates: Fate[] = [];
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balai-client-'));
  world = await startWorld({ assemblies: inject('assemblies'), region: 'race' });
  door = await lossyDoor(
    () => world.url,
    ({ url }) => (url === '/api/queue/bookings' ? (fates.shift() ?? 'pass') : 'pass'),
  );
});
afterAll(async () => {
  await door?.close();
  await world?.end();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  fates = [];
  door.seen.length = 0;
});

let people = 300_000;
const wishOf = (service: string, window: string) => {
  people += 1;
  const person = { nik: nikOf(people), name: 'Siti Nurhaliza', phone: '081234567890' };
  return { office: 'disdukcapil', service, date: daysAhead(3), window, person };
};
const patience = { milliseconds: 30_000, tryMilliseconds: 10_000 };
const bookerAt = (address: string, journal?: Journal) =>
  createBooker({ api: openApi({ address }), patience, ...(journal && { journal }) });
const keysSent = () => door.seen.flatMap(({ key }) => key ?? []);

test('books, and the key opens the booking', async () => {
  const api = openApi({ address: world.url });

  const held = await createBooker({ api, patience }).book(wishOf('sixty', '08:00'));

  const params = { path: { id: held.booking.id }, header: { 'booking-key': held.key } };
  const { data } = await api.GET('/api/queue/bookings/{id}', { params });
  expect(data?.booking).toEqual(held.booking);
});

test('whose answers got lost is the same booking, under one key', async () => {
  fates = ['lose-answer', 'lose-answer'];
  const wish = wishOf('one', '08:00');

  const held = await bookerAt(door.url).book(wish);

  expect(held.booking.state).toBe('BOOKED');
  expect(keysSent()).toHaveLength(3);
  expect(new Set(keysSent()).size).toBe(1);
});

test.each<[string, Fate]>([
  ['503 with Retry-After', { status: 503, headers: { 'retry-after': '1' } }],
  ['a 429 of the network', { status: 429 }],
  ['a 502 that is no problem', { status: 502 }],
  ['a 413 of the network', { status: 413 }],
])('is repeated with the same key after %s', async (_, fate) => {
  fates = [fate];

  await bookerAt(door.url).book(wishOf('sixty', '10:00'));

  expect(keysSent()).toHaveLength(2);
  expect(new Set(keysSent()).size).toBe(1);
});

test('waits as long as Retry-After asks', async () => {
  fates = [{ status: 503, headers: { 'retry-after': '2' } }];
  const before = performance.now();

  await bookerAt(door.url).book(wishOf('sixty', '10:00'));

  expect(performance.now() - before).toBeGreaterThanOrEqual(2_000);
});

test('is not repeated when it was refused, and the problem tells why', async () => {
  const wish = { ...wishOf('sixty', '10:00'), date: '2020-01-02' };

  const told = await bookerAt(door.url)
    .book(wish)
    .catch((fault: unknown) => fault);

  expect(told).toBeInstanceOf(Refused);
  expect(told).toMatchObject({ problem: { code: 'out-of-horizon' } });
  expect(keysSent()).toHaveLength(1);
});

test('a wish left unanswered by a crash is resolved under its old key by the next program', async () => {
  const journal = memoryJournal();
  fates = ['lose-answer'];
  const wish = wishOf('one', '10:00');
  const impatient = createBooker({
    api: openApi({ address: door.url }),
    journal,
    patience: { milliseconds: 400, tryMilliseconds: 400 },
  });
  await expect(impatient.book(wish)).rejects.toThrow(Unanswered);

  const found = await bookerAt(door.url, journal).resolve();

  expect(found?.booking).toMatchObject({ state: 'BOOKED', window: '10:00' });
  expect(new Set(keysSent()).size).toBe(1);
  expect(await journal.read()).toBeUndefined();
});

test('another wish is not sent before the unanswered one is resolved, and is told of its booking', async () => {
  const journal = memoryJournal();
  fates = ['lose-answer'];
  const first = wishOf('one', '11:00');
  const second = { ...first, service: 'sixty', window: '12:00' };
  const impatient = createBooker({
    api: openApi({ address: door.url }),
    journal,
    patience: { milliseconds: 400, tryMilliseconds: 400 },
  });
  await expect(impatient.book(first)).rejects.toThrow(Unanswered);
  const booker = bookerAt(door.url, journal);

  const told = await booker.book(second).catch((fault: unknown) => fault);

  expect(told).toBeInstanceOf(EarlierBooking);
  expect(told).toMatchObject({ held: { booking: { window: '11:00' } } });
  expect(new Set(keysSent()).size).toBe(1);
  expect((await booker.book(second)).booking.window).toBe('12:00');
  expect(new Set(keysSent()).size).toBe(2);
});

test('the types are the ones that the OpenAPI document makes (npm run reference)', async () => {
  const made = join(folder, 'api.gen.ts');
  await run(join(client, 'node_modules/.bin/openapi-typescript'), [
    join(root, 'docs/reference/queue.openapi.json'),
    ...['--output', made, '--root-types', '--root-types-no-schema-prefix'],
  ]);

  expect(readFileSync(join(client, 'src/api.gen.ts'), 'utf8')).toBe(readFileSync(made, 'utf8'));
});

test('the package holds what it needs and nothing else, and its example books and cancels', async () => {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: client });
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@balai'), { recursive: true });
  await run('tar', ['-xzf', join(folder, filename), '-C', folder]);
  symlinkSync(join(folder, 'package'), join(modules, '@balai/queue-client'));
  symlinkSync(join(root, 'node_modules/openapi-fetch'), join(modules, 'openapi-fetch'));

  const example = run(process.execPath, ['package/examples/book.mjs', world.url, 'disdukcapil', 'sixty'], {
    cwd: folder,
  });

  writeFileSync(
    join(folder, 'consumer.mts'),
    "import { type HeldBooking, openApi } from '@balai/queue-client';\n" +
      'const now: number | undefined = (await openApi({ address: "" }).GET("/api/queue/offices")).data?.offices[0]?.horizonDays;\n' +
      'export const ticket = ({ booking }: HeldBooking): string => booking.ticket + now;\n',
  );
  const compiled = run(
    join(client, 'node_modules/.bin/tsc'),
    ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'consumer.mts'],
    { cwd: folder },
  );

  await expect(compiled).resolves.toMatchObject({ stdout: '' });
  const names = files.map(({ path }: { path: string }) => path);
  expect(names).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts']));
  expect(
    names.filter(
      (name: string) =>
        !/^(dist\/[\w.-]+\.(js|d\.ts)|examples\/.*\.mjs|LICENSE|README\.md|package\.json)$/.test(name),
    ),
  ).toEqual([]);
  expect((await example).stdout).toMatch(/^Ticket \w+, BOOKED on .*\nTicket \w+, CANCELLED\n$/);
});
