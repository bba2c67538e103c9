import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { readQueue } from '../../faults/city/inside.ts';
import { signIn } from '../../world/staff.ts';
import { startWorld, type World } from '../../world/world.ts';
import { type Fate, type LossyDoor, lossyDoor } from '../client/lossy-door.ts';

// The command as operators type it, against a deployment: here the one-machine host, directly or over a line that fails.

let world: World;
let door: LossyDoor;
let fateOf: (route: string) => Fate = () => 'pass';
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'race' });
  door = await lossyDoor(
    () => world.url,
    ({ method, url }) => fateOf(`${method} ${url}`),
  );
});
afterAll(async () => {
  await door?.close();
  await world?.end();
});
afterEach(() => {
  fateOf = () => 'pass';
});

function smoke(...args: string[]) {
  const script = join(import.meta.dirname, '../../../operator/smoke/main.ts');
  const child = spawn(process.execPath, [script, '--api-only', ...args]);
  const run = { child, said: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      run.said += text;
    });
  return run;
}
async function ended(run: ReturnType<typeof smoke>): Promise<{ code: number; said: string }> {
  const [code] = await once(run.child, 'close');
  return { code: Number(code), said: run.said };
}
/** Seats that anybody holds. */
const held = async () =>
  (await readQueue(world)).sheets
    .flatMap((sheet) => Object.values(sheet.held))
    .filter((number) => number > 0);

test('walks from the front page to a cancelled booking, says how long each step took, and leaves nothing', async () => {
  const { code, said } = await ended(smoke('--url', world.url, '--service', 'sixty'));

  expect(code, said).toBe(0);
  for (const step of ['Halaman depan', 'Memesan', 'Membuka', 'Memindahkan', 'Membatalkan'])
    expect(said).toMatch(new RegExp(`^✓ ${step}.* \\(\\d+ ms\\)$`, 'm'));
  expect(await held()).toEqual([]);
});

test('a broken part ends it with 1, and what was booked is cancelled', async () => {
  fateOf = (route) => (route.includes('/move') ? { status: 404 } : 'pass');

  const { code, said } = await ended(smoke('--url', door.url, '--service', 'sixty'));

  expect(code, said).toBe(1);
  expect(said).toMatch(/^✗ Memindahkan/m);
  expect(await held()).toEqual([]);
});

test('stopped with Ctrl+C while a booking is under way it finds out what became of it and cancels', async () => {
  let interrupted = false;
  const run = smoke('--url', door.url, '--service', 'sixty');
  fateOf = (route) => {
    if (route !== 'POST /api/queue/bookings' || interrupted) return 'pass';
    interrupted = true;
    run.child.kill('SIGINT');
    return 'lose-answer';
  };

  const { code, said } = await ended(run);

  expect(interrupted).toBe(true);
  expect(code, said).toBe(1);
  expect(said).toContain('Dihentikan');
  // It was booked, found out about with the same key, and cancelled.
  expect(door.seen.map(({ route }) => route).slice(-1)).toEqual([expect.stringMatching(/^DELETE /)]);
  expect(await held()).toEqual([]);
});

test('says which booking it could not cancel', async () => {
  fateOf = (route) => (route.startsWith('DELETE ') ? { status: 403 } : 'pass');

  const { code, said } = await ended(smoke('--url', door.url, '--service', 'sixty'));

  expect(code, said).toBe(1);
  expect(said).toMatch(/! Pesanan uji [A-Z]\d{3,} \(\d{4}-\d\d-\d\d \d\d:\d\d\) tidak dapat dibatalkan/);
});

test('when nothing is free it says how the days stand and ends with 3', async () => {
  const { token } = await signIn(world, 'disdukcapil/head');
  const closed = await fetch(`${world.url}/api/queue/settings/offices.disdukcapil.services.ten.quota`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ value: { online: 0, walkIn: 0 }, expectedVersion: 0, reason: 'Uji coba' }),
  });
  expect(closed.status, await closed.text()).toBe(200);

  const { code, said } = await ended(smoke('--url', world.url, '--service', 'ten'));

  expect(said).toMatch(/^– Kantor, hari, dan jam kosong/m);
  expect(said).toMatch(/Tidak ada tempat kosong di disdukcapil dalam dua bulan: .*\d+ hari/);
  expect(code, said).toBe(3);
});

test('nobody there, a refused person, or no phone to write to: each has its sentence and end', async () => {
  const gone = await ended(smoke('--url', 'http://127.0.0.1:1'));
  const refused = await ended(smoke('--url', world.url, '--service', 'sixty', '--nik', '0000000000000000'));
  const unnamed = await ended(smoke('--url', 'https://antrean.example.go.id'));

  expect([gone.code, refused.code, unnamed.code]).toEqual([1, 1, 2]);
  expect(gone.said).toMatch(/✗ Halaman depan/);
  expect(refused.said).toContain('Ditolak (bad-nik)');
  expect(unnamed.said).toContain('--phone');
});
