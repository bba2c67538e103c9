import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { routes } from '#services/documents/contract.ts';
import { birthForm } from '#services/documents/testing/birth-form.ts';
import { sampleJpeg } from '#services/documents/testing/sample-files.ts';
import { settingsOf } from '../../faults/city/inside.ts';
import { Applicant, answerOf, ask, outcomeOf } from '../../world/applicant.ts';
import { nikOf } from '../../world/citizen.ts';
import { signIn } from '../../world/staff.ts';
import { startWorld, type World } from '../../world/world.ts';
import { citizensOf } from './counter.ts';

// What people may ask of the office about their requests, what goes by itself, and what officials change of promises, through the doors.

const DAY = 86_400_000;
const soon = { timeout: 60_000, interval: 100 };
const reason = 'Surat permohonan nomor 12/XI';
/** What an operator types: npm run person. */
const person = join(import.meta.dirname, '../../../operator/person/person.ts');

let world: World;
let citizens: Awaited<ReturnType<typeof citizensOf>>;
let number = 100;
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-12-14T21:40:00+07:00',
  });
  citizens = await citizensOf(world);
});
afterAll(() => world?.end());

async function submitted(nik = nikOf(number++), service?: { readonly office: string }) {
  const applicant = await new Applicant(() => world.url, nik).begin(service?.office);
  const files = await applicant.giveBirthPapers((paper) => sampleJpeg({ comment: `${paper} ${nik}` }));
  return { nik, opened: answerOf(await applicant.submit(files)) };
}
const withdraw = (key: string) =>
  ask(world.url, '/api/documents/request', routes.withdrawRequest.answer.schema, {
    method: 'DELETE',
    headers: { 'request-key': key },
  });
const read = (key: string) =>
  ask(world.url, '/api/documents/request', routes.readRequest.answer.schema, {
    headers: { 'request-key': key },
  });
const operator = async () => ({ authorization: `Bearer ${(await signIn(world, 'region/operator')).token}` });
const exported = async (nik: string) =>
  answerOf(
    await ask(world.url, routes.exportPerson.path, routes.exportPerson.answer.schema, {
      method: 'POST',
      headers: await operator(),
      body: { nik, reason },
    }),
  );
const erased = async (nik: string, more: { readonly withdraw?: boolean } = {}) =>
  answerOf(
    await ask(world.url, routes.erasePerson.path, routes.erasePerson.answer.schema, {
      method: 'POST',
      headers: await operator(),
      body: { nik, reason, ...more },
    }),
  );

async function objectsOf(request: string): Promise<string[]> {
  const client = new S3Client({ ...settingsOf(world), forcePathStyle: true });
  const Bucket = 'balai-tanjungbalai-files-000000000000';
  const { Contents = [] } = await client.send(
    new ListObjectsV2Command({ Bucket, Prefix: `file/${request}/` }),
  );
  return Contents.flatMap(({ Key }) => Key ?? []);
}
/** Items of the table that still lead to a request or hold something of it, looks, figures and the counters of a day left out. */
async function itemsOf(request: string): Promise<string[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settingsOf(world)));
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: 'tanjungbalai-documents-TableCD117FA1', ConsistentRead: true }),
  );
  return Items.filter((item) => !/^(LOOKS|DAY|LIMIT)#/.test(String(item['pk'])))
    .filter((item) => JSON.stringify(item).includes(request))
    .map(({ pk, sk }) => `${String(pk).split('#')[0]} ${String(sk).split('#')[0]}`)
    .sort();
}

describe('a person', () => {
  test('is given a copy of everything, the papers with it, and is told who looked', async () => {
    const { nik, opened } = await submitted();

    const copy = await exported(nik);

    expect(copy.requests).toHaveLength(1);
    const [request] = copy.requests;
    expect(request).toMatchObject({
      id: opened.request.id,
      state: 'SUBMITTED',
      days: 3,
      code: opened.code,
      file: { person: { nik, name: 'Siti Nurhaliza', phone: '+6281234567890' }, form: birthForm },
      letter: null,
      looks: [{ why: 'rights', words: reason }],
    });
    const paper = request?.file.papers.find(({ key }) => key === 'kk')?.files[0];
    const shown = await fetch(paper?.url ?? '');
    expect([shown.status, (await shown.arrayBuffer()).byteLength]).toEqual([200, paper?.bytes]);
    expect((await exported(nikOf(number++))).requests).toEqual([]);
  });

  test('is erased once nothing of theirs is open, or is to be taken back: no row, object, code or link leads to them', async () => {
    const first = await submitted();
    await withdraw(first.opened.key);
    const second = await submitted(first.nik);
    const [before, now] = [first.opened.request.id, second.opened.request.id];
    expect(await itemsOf(now)).toEqual(['CODE R', 'PERSON OPEN', 'PERSON R', 'R FILE', 'R REQUEST']);

    const kept = await erased(first.nik);
    expect(kept).toMatchObject({ erased: { requests: 1 }, standing: [{ request: now, why: 'open' }] });
    expect([await objectsOf(before), await itemsOf(before)]).toEqual([[], ['R REQUEST']]);
    expect(await objectsOf(now)).toHaveLength(3);
    // Who had taken back the first and has the second open is still told so.
    const third = await new Applicant(() => world.url, first.nik).begin();
    const files = await third.giveBirthPapers((paper) => sampleJpeg({ comment: `${paper} again` }));
    expect(outcomeOf(await third.submit(files))).toBe('already-open');

    const gone = await erased(first.nik, { withdraw: true });
    expect(gone).toMatchObject({ erased: { requests: 1 }, standing: [], letters: [] });
    expect([await objectsOf(now), await itemsOf(now)]).toEqual([[], ['R REQUEST']]);
    expect(outcomeOf(await read(second.opened.key))).toBe('not-found');
    const byCode = await ask(world.url, '/api/documents/requests/open', routes.openRequest.answer.schema, {
      method: 'POST',
      body: { code: second.opened.code, pin: second.opened.pin },
    });
    expect(outcomeOf(byCode)).toBe('not-found');
    expect(await citizens.read({ id: now })).toMatchObject({ state: 'WITHDRAWN', tag: '', parts: {} });
    expect((await exported(first.nik)).requests).toEqual([]);
    expect(await erased(first.nik, { withdraw: true })).toMatchObject({ erased: { requests: 0 } });
  });

  test('is served by the command of operators, which says which service answered', async () => {
    const { nik, opened } = await submitted();
    const { token } = await signIn(world, 'region/operator');
    const command = (...args: string[]): string =>
      execFileSync(process.execPath, [person, ...args, '--site', world.url, '--reason', reason], {
        input: nik,
        encoding: 'utf8',
        env: { ...process.env, BALAI_TOKEN: token },
      });

    expect(JSON.parse(command('export'))).toMatchObject({
      bookings: [],
      requests: [{ id: opened.request.id, file: { person: { nik } } }],
    });
    expect(command('erase')).toContain('ulangi dengan --withdraw');
    const said = command('erase', '--withdraw');
    expect(said).toContain('Dihapus: 1 pengajuan dokumen');
    expect(said).toContain('Yang menjawab: antrean dan pengajuan dokumen.');
    expect(said).not.toContain(nik);
  });

  test.each([routes.exportPerson, routes.erasePerson])(
    'is nobody’s business in an office: $path',
    async (route) => {
      const { token } = await signIn(world, 'disdukcapil/head');
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ nik: nikOf(1), reason });
      const asked = { method: 'POST', body };

      expect((await fetch(`${world.url}${route.path}`, { ...asked, headers })).status).toBe(403);
      expect((await fetch(`${world.url}${route.path}`, asked)).status).toBe(401);
    },
  );
});

describe('a promise that officials change', () => {
  const setting = async (name: string, method: string, body?: unknown, group = 'region/operator') => {
    const { token } = await signIn(world, group);
    const answer = await fetch(`${world.url}/api/documents/settings/${name}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const days = 'offices.disdukcapil.documents.akta-lahir.days';

  test('holds for who asks from then on; who asked before keeps theirs, and the preview says how many', async () => {
    const previewed = async () => {
      const { body } = await setting(days, 'POST', { value: 5 });
      return routes.previewSetting.answer.schema.parse(body);
    };
    const { effect } = await previewed();
    const before = await submitted();

    await vi.waitFor(
      async () =>
        expect(await previewed()).toMatchObject({
          setting: { value: 3, version: 0 },
          to: 5,
          effect: { keep: effect.keep + 1 },
        }),
      soon,
    );
    const change = { value: 5, expectedVersion: 0, reason: 'perintah kepala dinas' };
    const changed = await setting(days, 'PUT', change, 'disdukcapil/head');
    expect(changed).toMatchObject({ status: 200, body: { setting: { value: 5, version: 1, default: 3 } } });
    const again = await setting(days, 'PUT', { ...change, value: 7 }, 'disdukcapil/head');
    expect(again).toMatchObject({ status: 409, body: { code: 'changed-meanwhile', current: { value: 5 } } });

    await vi.waitFor(async () => {
      const offered = await ask(world.url, routes.readServices.path, routes.readServices.answer.schema);
      const [office] = answerOf(offered).offices;
      expect(office?.services.find(({ code }) => code === 'AKTA-LAHIR')?.days).toBe(5);
      const after = await submitted();
      expect(after.opened.request.promise.days).toBe(5);
    }, soon);
    expect(answerOf(await read(before.opened.key)).request.promise.days).toBe(3);
    const { body } = await setting(days, 'GET');
    expect(routes.readSetting.answer.schema.parse(body).history).toMatchObject([
      { version: 1, from: 3, to: 5, reason: 'perintah kepala dinas' },
    ]);
    await vi.waitFor(async () => {
      const events = await (await fetch(`${world.url}/_local/events/data`)).text();
      expect(events).toContain('DocumentSettingChanged.v1');
      expect(events).toContain(days);
    }, soon);
  });

  test.each([
    [days, 0, 'bad-setting'],
    [days, 2.5, 'bad-setting'],
    ['offices.disdukcapil.documents.patience', { warnDays: 30, expireDays: 30 }, 'bad-setting'],
    ['offices.disdukcapil.documents.claim-minutes', 481, 'bad-setting'],
    ['offices.disdukcapil.documents.unknown', 1, 'not-found'],
  ])('%s of %j is refused in plain words', async (name, value, code) => {
    const { body } = await setting(name, 'POST', { value });

    expect(body).toMatchObject({ code });
  });
});

describe('what an office has kept long enough', () => {
  test('is deleted by itself, to the day: file, photos, code and whose it was; what is counted stays', async () => {
    const { opened } = await submitted();
    const { id } = opened.request;
    answerOf(await withdraw(opened.key));
    const ended = (await citizens.read({ id }))?.steps.at(-1)?.at ?? 0;
    await vi.waitFor(async () => expect(await citizens.isPlanned({ id })).toBe(true), soon);

    await world.setClock(new Date(ended + 365 * DAY - 60_000).toISOString());
    expect(await objectsOf(id)).toHaveLength(3);
    expect(await itemsOf(id)).toEqual(['CODE R', 'PERSON OPEN', 'PERSON R', 'R FILE', 'R REQUEST']);
    await world.setClock(new Date(ended + 365 * DAY + 2_000).toISOString());

    await vi.waitFor(async () => expect(await itemsOf(id)).toEqual(['R REQUEST']), soon);
    expect(await objectsOf(id)).toEqual([]);
    expect(await citizens.read({ id })).toMatchObject({ tag: '', state: 'WITHDRAWN', service: 'AKTA-LAHIR' });
    expect(outcomeOf(await read(opened.key))).toBe('not-found');
  });
});
