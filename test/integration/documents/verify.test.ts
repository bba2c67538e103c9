import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { staffRoutes } from '#services/documents/contract.ts';
import { startWorld, type World } from '../../world/world.ts';
import { citizensOf, officer } from './counter.ts';

// Requests as an office works on them, through HTTP: worklist, looks, steps, messages, figures, and what happens when nobody does anything.

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const monday = Date.parse('2026-11-23T08:30:00+07:00');
const soon = { timeout: 60_000, interval: 100 };

let world: World;
let citizens: Awaited<ReturnType<typeof citizensOf>>;
let verifier: Awaited<ReturnType<typeof officer>>;
let supervisor: Awaited<ReturnType<typeof officer>>;
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-11-23T08:30:00+07:00',
  });
  citizens = await citizensOf(world);
  await signInAgain();
});
afterAll(() => world?.end());

/** Tokens end within the hour. */
async function signInAgain() {
  verifier = await officer(world, 'disdukcapil/verifier');
  supervisor = await officer(world, 'disdukcapil/supervisor');
}

const outgoing = z.array(z.object({ recipient: z.string(), text: z.string() }));
/** Texts that a phone got, once there are so many. */
const heard = (phone: string, count: number) =>
  vi.waitFor(async () => {
    const all = outgoing.parse(await (await fetch(`${world.url}/_local/messages/data`)).json());
    const texts = all.filter(({ recipient }) => recipient === phone).map(({ text }) => text);
    expect(texts).toHaveLength(count);
    return texts;
  }, soon);
const planned = (...placed: readonly { readonly id: string }[]) =>
  vi.waitFor(async () => {
    for (const one of placed) expect(await citizens.isPlanned(one)).toBe(true);
  }, soon);
const opened = (answer: { readonly status: number; readonly body: unknown; readonly text: string }) => {
  expect(answer.status, answer.text).toBe(200);
  return staffRoutes.openFile.answer.schema.parse(answer.body);
};
const stepped = (answer: { readonly status: number; readonly body: unknown; readonly text: string }) => {
  expect(answer.status, answer.text).toBe(200);
  return staffRoutes.takeStep.answer.schema.parse(answer.body);
};
const pile = async (name: string) => {
  const { body } = await verifier.call('GET', `/worklist?pile=${name}`);
  return staffRoutes.readWorklist.answer.schema.parse(body).requests.map(({ id }) => id);
};

test('a blurred page goes back, comes again, and the link of the document is given out: seen, told and counted', async () => {
  const { id, phone, name } = await citizens.submit(monday);
  await vi.waitFor(async () => expect(await pile('waiting')).toContain(id), soon);
  await heard(phone, 1);

  const claimed = stepped(await verifier.step(id, { step: 'claim', seen: 1 }));
  const file = opened(await verifier.look(id));
  expect(file).toMatchObject({
    name: { id: 'Akta kelahiran' },
    person: { name },
    claim: { by: file.claim?.by },
  });
  expect(file.form.map(({ key, value }) => [key, value])).toEqual([
    ['anak_nama', 'Budi Santoso'],
    ['anak_tempat', 'Rumah sakit atau rumah bersalin'],
  ]);
  expect(file.may).toEqual(['release', 'return', 'verify', 'reject']);
  const [page] = file.papers.find(({ key }) => key === 'surat_lahir')?.files ?? [];
  expect(await (await fetch(page?.url ?? '')).text()).toBe('blurred');

  const objections = { surat_lahir: { reason: 'blurred', note: 'Halaman kedua tidak terbaca' } };
  const returned = stepped(await verifier.step(id, { step: 'return', seen: claimed.version, objections }));
  expect(returned.state).toBe('RETURNED');
  await heard(phone, 2);
  await citizens.correct({ id }, 'surat_lahir', monday + 5 * MINUTE);

  const again = stepped(await verifier.step(id, { step: 'claim', seen: returned.version + 1 }));
  const corrected = opened(await verifier.look(id));
  expect(corrected.papers.find(({ key }) => key === 'surat_lahir')).toMatchObject({
    revision: 2,
    objection: null,
  });
  const verified = stepped(await verifier.step(id, { step: 'verify', seen: again.version }));
  const processing = stepped(await verifier.step(id, { step: 'process', seen: verified.version }));
  const result = { kind: 'link', url: 'https://layanan.contoh.go.id/akta/1', pin: '4711' };
  const finish = { step: 'finish', seen: processing.version, result };
  const key = randomUUID();
  const ready = stepped(await verifier.step(id, finish, key));
  // The same request again, as after an answer that was lost.
  expect(stepped(await verifier.step(id, finish, key)).version).toBe(ready.version);

  expect(ready.state).toBe('READY');
  expect(opened(await verifier.look(id)).result).toEqual(result);
  const texts = await heard(phone, 3);
  expect(texts.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
    expect.stringMatching(/^Pengajuan [0-9A-Z]{4}-[0-9A-Z]{4}$/),
    expect.stringMatching(/^Pengajuan [0-9A-Z]{4}-[0-9A-Z]{4}$/),
    'Dokumen Anda',
  ]);

  const looks = await supervisor.call('GET', `/requests/${id}/looks`);
  expect(staffRoutes.listLooks.answer.schema.parse(looks.body).looks.map(({ why }) => why)).toEqual([
    'verifying',
    'verifying',
    'verifying',
  ]);
  expect((await verifier.call('GET', `/requests/${id}/looks`)).status).toBe(403);
  await vi.waitFor(async () => {
    const { body } = await supervisor.call('GET', '/figures?from=2026-11-22&to=2026-11-23');
    const figures = staffRoutes.readRequestFigures.answer.schema.parse(body);
    expect(figures.days[1]).toMatchObject({ submitted: 1, returned: 1, ready: 1, kept: 1, oneVisit: 0 });
    expect(figures.open.find((one) => one.pile === 'ready')).toMatchObject({ count: 1, overdue: 0 });
  }, soon);
});

test('one officer works on a request, over the version that they have seen, until their time runs out', async () => {
  const { id } = await citizens.submit(monday);
  const claimed = stepped(await verifier.step(id, { step: 'claim', seen: 1 }));

  expect((await supervisor.step(id, { step: 'claim', seen: 1 })).code).toBe('moved-on');
  const rival = await supervisor.step(id, { step: 'claim', seen: claimed.version });
  expect(rival.code).toBe('claimed-by-another');
  expect((await supervisor.step(id, { step: 'verify', seen: claimed.version })).code).toBe(
    'not-claimed-by-you',
  );
  expect(
    (await verifier.step(id, { step: 'finish', seen: claimed.version, result: { kind: 'collect' } })).code,
  ).toBe('wrong-state');
  const to = randomUUID();
  expect((await verifier.step(id, { step: 'assign', seen: claimed.version, to })).code).toBe('forbidden');
  const nonsense = { kk: { reason: 'ugly' } };
  expect(
    (await verifier.step(id, { step: 'return', seen: claimed.version, objections: nonsense })).code,
  ).toBe('unknown-reason');

  await world.setClock(new Date(monday + 40 * MINUTE).toISOString());
  await signInAgain();
  const taken = stepped(await supervisor.step(id, { step: 'claim', seen: claimed.version }));
  expect(taken.claim?.by).not.toBe(claimed.claim?.by);
  expect((await verifier.step(id, { step: 'verify', seen: taken.version })).code).toBe('not-claimed-by-you');
});

test('where a second officer has to agree, who found the papers right cannot be that one', async () => {
  const { id } = await citizens.submit(monday, { secondEyes: true });
  const claimed = stepped(await verifier.step(id, { step: 'claim', seen: 1 }));
  const verified = stepped(await verifier.step(id, { step: 'verify', seen: claimed.version }));
  const at = { seen: verified.version };

  expect((await verifier.step(id, { step: 'confirm', ...at })).code).toBe('same-officer');
  expect((await verifier.step(id, { step: 'process', ...at })).code).toBe('needs-second-officer');
  expect(opened(await verifier.look(id))).toMatchObject({ secondEyes: false, may: [] });
  expect(opened(await supervisor.look(id))).toMatchObject({ secondEyes: true, may: ['confirm', 'dispute'] });
  const confirmed = stepped(await supervisor.step(id, { step: 'confirm', ...at }));
  expect(stepped(await verifier.step(id, { step: 'process', seen: confirmed.version })).state).toBe(
    'PROCESSING',
  );
});

test('whoever does nothing is noticed: the office misses its promise once, the citizen is warned and then the request ends', async () => {
  const late = await citizens.submit(monday);
  const silent = await citizens.submit(monday);
  const claimed = stepped(await verifier.step(silent.id, { step: 'claim', seen: 1 }));
  const objections = { kk: { reason: 'blurred' } };
  stepped(await verifier.step(silent.id, { step: 'return', seen: claimed.version, objections }));
  await heard(late.phone, 1);
  await heard(silent.phone, 2);
  await planned(late, silent);
  const due = (await citizens.read(late))?.due ?? 0;
  const turned = (await citizens.read(silent))?.turnedAt ?? 0;

  await world.setClock(new Date(due + 2_000).toISOString());
  const [, missed] = await heard(late.phone, 2);
  expect(missed).toContain('belum selesai');
  expect(await citizens.read(late)).toMatchObject({ missedAt: due, state: 'SUBMITTED' });

  await world.setClock(new Date(turned + 7 * DAY + 2_000).toISOString());
  const [, , warned] = await heard(silent.phone, 3);
  expect(warned).toContain('masih menunggu');
  await world.setClock(new Date(turned + 30 * DAY + 2_000).toISOString());
  const [, , , ended] = await heard(silent.phone, 4);
  expect(ended).toContain('berakhir');
  expect(await citizens.read(silent)).toMatchObject({ state: 'EXPIRED' });
  expect(await heard(late.phone, 2)).toHaveLength(2);
});
