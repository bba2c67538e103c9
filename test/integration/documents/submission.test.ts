import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { routes } from '#services/documents/contract.ts';
import { birthForm } from '#services/documents/testing/birth-form.ts';
import {
  eicar,
  sampleJpeg,
  samplePdf,
  samplePng,
  sampleZip,
} from '#services/documents/testing/sample-files.ts';
import { Applicant, answerOf, ask, outcomeOf, postForm } from '../../world/applicant.ts';
import { nikOf } from '../../world/citizen.ts';
import { signIn } from '../../world/staff.ts';
import { startWorld, type World } from '../../world/world.ts';

// A birth certificate asked for with photos, and what else somebody may send, through the doors of the suite.

const MB = 1024 * 1024;
let world: World;
let number = 0;
beforeAll(async () => {
  world = await startWorld({
    assemblies: inject('assemblies'),
    region: 'tanjungbalai',
    clock: '2026-12-14T21:40:00+07:00',
  });
});
afterAll(() => world?.end());

const door = () => world.url;
const somebody = () => new Applicant(door, nikOf(number++)).begin();
const photo = (paper: string) => sampleJpeg({ comment: `${paper} ${number}` });
const ofRequest = <Answer>(path: string, schema: Parameters<typeof ask<Answer>>[2], key: string, more = {}) =>
  ask(world.url, `/api/documents/request${path}`, schema, { headers: { 'request-key': key }, ...more });

async function submitted() {
  const applicant = await somebody();
  const files = await applicant.giveBirthPapers(photo);
  return { applicant, files, opened: answerOf(await applicant.submit(files)) };
}

async function objectsBelow(Prefix: string): Promise<string[]> {
  const { url: endpoint, accessKeyId, secretAccessKey } = world.gateway;
  const region = 'ap-southeast-3';
  const client = new S3Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const Bucket = 'balai-tanjungbalai-files-000000000000';
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
  return Contents.flatMap(({ Key }) => Key ?? []);
}

describe('a birth certificate', () => {
  test('is asked for with photos, and its receipt opens it', async () => {
    const { applicant, files, opened } = await submitted();

    expect(opened).toMatchObject({
      link: expect.stringContaining(`/pengajuan#${opened.key}`),
      code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      pin: expect.stringMatching(/^\d{6}$/),
      request: {
        state: 'SUBMITTED',
        steps: [{ state: 'SUBMITTED' }],
        promise: { days: 3, used: 0, missed: false },
        person: { nik: expect.stringContaining('••••'), name: 'Si•• Nu••' },
        result: null,
        visit: null,
        expiresAt: null,
      },
    });
    // Handed in on a Monday evening: the first of its days is Tuesday, the third Thursday.
    expect(new Date(opened.request.promise.due ?? 0).toISOString()).toMatch(/^2026-12-17/);
    expect(opened.request.papers.map(({ key, files: kept }) => [key, kept.length])).toEqual([
      ['lahir', 1],
      ['nikah', 1],
      ['kk', 1],
      ['ba_polisi', 0],
    ]);
    expect(opened.request.form.map(({ key }) => key)).toEqual(Object.keys(birthForm));
    expect(JSON.stringify(opened.request)).not.toContain(birthForm['ibu_nik']);

    const byCode = await ask(world.url, '/api/documents/requests/open', routes.openRequest.answer.schema, {
      method: 'POST',
      body: { code: opened.code.toLowerCase().replace('-', ' '), pin: opened.pin },
    });
    const read = answerOf(await ofRequest('', routes.readRequest.answer.schema, answerOf(byCode).key));
    expect(read).toEqual({ ...opened, now: read.now });

    const again = answerOf(await applicant.submit(files));
    expect(again).toEqual({ ...opened, now: again.now });
  });

  test('shows the photos that were given, and no other', async () => {
    const { opened } = await submitted();
    const [paper] = opened.request.papers;
    const link = answerOf(
      await ofRequest(`/files/${paper?.files[0]?.id}`, routes.readOwnFile.answer.schema, opened.key),
    );

    const shown = await fetch(link.url);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(await shown.arrayBuffer()).toHaveProperty('byteLength', paper?.files[0]?.bytes);
    expect((await fetch(link.url.replace('/file/', '/raw/'))).status).toBe(403);
    expect(outcomeOf(await ofRequest('/files/other', routes.readOwnFile.answer.schema, opened.key))).toBe(
      'not-found',
    );
  });

  test('is not asked for twice: the same draft with other content, and another draft, are told', async () => {
    const { applicant, files } = await submitted();

    expect(
      outcomeOf(await applicant.submit(files, { form: { ...birthForm, anak_nama: 'Budi Utomo' } })),
    ).toBe('key-reused');
    const second = await new Applicant(door, applicant.nik).begin();
    const theirs = await second.giveBirthPapers(photo);
    expect(outcomeOf(await second.submit(theirs))).toBe('already-open');
    expect(outcomeOf(await second.submit(files))).toBe('bad-file');
  });

  test('is told everything that is missing at once', async () => {
    const applicant = await somebody();
    const { file } = answerOf(await applicant.give(photo('kk')));

    const reply = await applicant.submit(
      { kk: [file], surat: [file], lahir: ['x'.repeat(90)] },
      { form: { ...birthForm, anak_nama: '', ibu_nik: '1', gaji: '1' } },
    );

    expect('problem' in reply && reply.problem.fields?.map(({ field, code }) => [field, code])).toEqual([
      ['form.gaji', 'bad-form'],
      ['form.anak_nama', 'bad-form'],
      ['form.ibu_nik', 'bad-nik'],
      ['files.surat', 'bad-file'],
      ['files.lahir', 'bad-file'],
      ['files.nikah', 'missing-paper'],
    ]);
  });

  test('is taken back, and taking it back again answers the same; then it can be asked for anew', async () => {
    const { applicant, opened } = await submitted();
    const withdraw = () =>
      ofRequest('', routes.withdrawRequest.answer.schema, opened.key, { method: 'DELETE' });

    expect(answerOf(await withdraw()).request.state).toBe('WITHDRAWN');
    expect(answerOf(await withdraw()).request.steps.map(({ state }) => state)).toEqual([
      'SUBMITTED',
      'WITHDRAWN',
    ]);
    const next = await new Applicant(door, applicant.nik).begin();
    expect(outcomeOf(await next.submit(await next.giveBirthPapers(photo)))).toBe('201');
  });

  test('is corrected in exactly the part that came back', async () => {
    const { applicant, opened } = await submitted();
    await returnParts(opened.request.id, { kk: { reason: 'blurred' } });
    const by = { 'request-key': opened.key };
    const correct = (files: Record<string, string[]>, form = {}) =>
      ofRequest('/corrections', routes.correctRequest.answer.schema, opened.key, {
        method: 'POST',
        headers: { ...by, 'idempotency-key': applicant.key },
        body: { form, files },
      });

    const returned = answerOf(await ofRequest('', routes.readRequest.answer.schema, opened.key));
    expect(returned.request).toMatchObject({ state: 'RETURNED', promise: { due: null } });
    expect(returned.request.papers.find(({ key }) => key === 'kk')?.objection).toMatchObject({
      reason: 'blurred',
      text: { id: 'Foto buram atau goyang' },
    });
    expect(outcomeOf(await applicant.startUpload(1_000, { part: 'lahir', by }))).toBe('bad-file');
    const { file } = answerOf(await applicant.give(sampleJpeg({ comment: 'sharp' }), { part: 'kk', by }));
    expect(outcomeOf(await correct({ lahir: [file] }))).toBe('other-parts');
    expect(outcomeOf(await correct({ kk: [file] }, { anak_nama: 'Budi' }))).toBe('other-parts');
    expect(outcomeOf(await correct({ kk: [] }))).toBe('bad-file');
    const corrected = answerOf(await correct({ kk: [file] }));

    expect(corrected.request.state).toBe('RESUBMITTED');
    expect(corrected.request.papers.map(({ revision }) => revision)).toEqual([1, 1, 2, 1]);
    expect(answerOf(await correct({ kk: [file] })).request).toEqual(corrected.request);
  });
});

/** As an officer does. */
async function returnParts(id: string, objections: Record<string, { reason: string }>): Promise<void> {
  const { token } = await signIn(world, 'disdukcapil/verifier');
  const step = async (body: object, seen: number) => {
    const reply = await ask(
      world.url,
      `/api/documents/offices/disdukcapil/requests/${id}/steps`,
      routes.takeStep.answer.schema,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
        body: { ...body, seen },
      },
    );
    return answerOf(reply).version;
  };
  await step({ step: 'return', objections }, await step({ step: 'claim' }, 1));
}

describe('a file', () => {
  test('of 25 MB is refused clearly before it travels, and by the storage when it was announced as less', async () => {
    const applicant = await somebody();

    const announced = await applicant.startUpload(25 * MB);
    expect(announced).toMatchObject({ status: 413, problem: { code: 'file-too-large' } });
    expect('problem' in announced && announced.problem.text.id).toContain('10 MB');
    const started = answerOf(await applicant.startUpload(1_000));
    expect(await postForm(started, Buffer.alloc(25 * MB))).toBe(400);
    expect(outcomeOf(await applicant.attach(started.upload))).toBe('file-gone');
  });

  test.each([
    ['a PDF that is called .jpg', samplePdf(), 'pdf'],
    ['a screenshot that is called .jpg', samplePng(), 'png'],
  ])('%s is what its content is', async (_, file, kind) => {
    expect(answerOf(await (await somebody()).give(file))).toMatchObject({ kind, bytes: file.length });
  });

  test.each([
    ['a photo that is an archive too', Buffer.concat([sampleJpeg(), sampleZip('x')]), 'unknown-file'],
    ['an archive that swells', sampleZip(Buffer.alloc(50 * MB)), 'unknown-file'],
    ['a scan that swells', samplePdf({ streams: [Buffer.alloc(120 * MB)] }), 'unreadable-file'],
    ['a scan with a password', samplePdf({ trailer: '/Encrypt 5 0 R' }), 'unreadable-file'],
    ['a photo with a harmful program', sampleJpeg({ comment: eicar }), 'infected-file'],
  ])('%s is refused, and nothing of it is kept', async (_, file, code) => {
    const applicant = await somebody();

    expect(outcomeOf(await applicant.give(file))).toBe(code);
    const [, owner = ''] = applicant.draft.split('.');
    expect(await objectsBelow(`clean/${owner}`)).toEqual([]);
  });

  test('of nothing is refused before and by the storage', async () => {
    const applicant = await somebody();

    expect(outcomeOf(await applicant.startUpload(0))).toBe('empty-file');
    const started = answerOf(await applicant.startUpload(10));
    expect(await postForm(started, Buffer.alloc(0))).toBe(400);
  });

  test('whose line was cut has not arrived, and is sent again by the same form', async () => {
    const applicant = await somebody();
    const started = answerOf(await applicant.startUpload(1_000));
    const { hostname, port, pathname } = new URL(started.url);
    await new Promise<void>((done, fail) => {
      const line = connect(Number(port), hostname, () => {
        line.write(
          `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n--x\r\n`,
          () => line.destroy(),
        );
      });
      line.on('close', () => done());
      line.on('error', fail);
    });

    expect(outcomeOf(await applicant.attach(started.upload))).toBe('file-gone');
    expect(await postForm(started, sampleJpeg())).toBe(204);
    expect(outcomeOf(await applicant.attach(started.upload))).toBe('200');
  });

  test('sent after it was looked into is another: what was attached stays what it was', async () => {
    const applicant = await somebody();
    const papers = await applicant.giveBirthPapers(photo);
    const started = answerOf(await applicant.startUpload(1_000));
    const first = sampleJpeg({ comment: 'first' });
    await postForm(started, first);
    const attached = answerOf(await applicant.attach(started.upload));
    expect(answerOf(await applicant.attach(started.upload))).toEqual(attached);

    await postForm(started, Buffer.concat([first, sampleZip('harm')]));
    expect(outcomeOf(await applicant.attach(started.upload))).toBe('unknown-file');
    const opened = answerOf(await applicant.submit({ ...papers, kk: [attached.file] }));
    const kept = opened.request.papers.find(({ key }) => key === 'kk')?.files[0];
    const link = answerOf(
      await ofRequest(`/files/${kept?.id}`, routes.readOwnFile.answer.schema, opened.key),
    );
    expect(Buffer.from(await (await fetch(link.url)).arrayBuffer())).toEqual(first);
  });

  test('goes to its own place: a form takes no other, and nobody attaches what is another’s', async () => {
    const [applicant, other] = [await somebody(), await somebody()];
    const started = answerOf(await applicant.startUpload(1_000));
    const elsewhere = { ...started.fields, key: started.fields['key']?.replace('raw/', 'clean/') ?? '' };

    expect(await postForm({ ...started, fields: elsewhere }, sampleJpeg())).toBe(403);
    expect(await postForm(started, sampleJpeg())).toBe(204);
    expect(outcomeOf(await other.attach(started.upload))).toBe('file-gone');
  });

  test('has a form for ten minutes', async () => {
    const applicant = await somebody();
    const started = answerOf(await applicant.startUpload(1_000));

    await world.setClock('2026-12-14T22:05:00+07:00');
    expect(await postForm(started, sampleJpeg())).toBe(403);
    expect(outcomeOf(await applicant.give(sampleJpeg()))).toBe('200');
  });

  test('is one of sixty of a draft', async () => {
    const applicant = await somebody();

    const outcomes: string[] = [];
    for (let sent = 0; sent < 61; sent += 1) outcomes.push(outcomeOf(await applicant.startUpload(1_000)));

    expect(outcomes.slice(0, 60).every((outcome) => outcome === '201')).toBe(true);
    expect(outcomes[60]).toBe('too-many');
  });
});

test('a wrong PIN and a code that nobody has are answered alike, twenty times a day', async () => {
  const { opened } = await submitted();
  const wrong = opened.pin === '000000' ? '000001' : '000000';
  const open = (code: string, pin: string) =>
    ask(world.url, '/api/documents/requests/open', routes.openRequest.answer.schema, {
      method: 'POST',
      body: { code, pin },
    });
  const bodyOf = async (code: string) => {
    const reply = await open(code, wrong);
    return 'problem' in reply ? { ...reply.problem, now: 0, correlationId: '' } : reply;
  };

  expect(await bodyOf(opened.code)).toEqual(await bodyOf('ZZZZ-ZZZZ'));
  for (let tries = 1; tries < 20; tries += 1)
    expect(outcomeOf(await open(opened.code, wrong))).toBe('not-found');
  expect(outcomeOf(await open(opened.code, opened.pin))).toBe('too-many');
});

test('helpers begin requests for others, and the event names who did', async () => {
  const { token } = await signIn(world, 'disdukcapil/helper');
  const applicant = new Applicant(door, nikOf(number++));
  const begun = await ask(
    world.url,
    '/api/documents/offices/disdukcapil/drafts',
    routes.openDraftForOthers.answer.schema,
    { method: 'POST', headers: { authorization: `Bearer ${token}`, 'idempotency-key': applicant.key } },
  );
  applicant.draft = answerOf(begun).key;

  const files = await applicant.giveBirthPapers(photo);
  expect(outcomeOf(await applicant.submit(files))).toBe('201');
});

test('what was handed in stands in no log, event, URL or file of the engine', async () => {
  const secrets = ['Zubaedah', '81366677788', 'zubaedah.q@contoh.id', '1274016711830042', 'Qurrotulaini'];
  const applicant = await new Applicant(door, '1274016711830042').begin();
  const files = await applicant.giveBirthPapers(photo);
  const opened = answerOf(
    await applicant.submit(files, {
      person: {
        nik: applicant.nik,
        name: 'Zubaedah Quraisyin',
        phone: '081366677788',
        email: 'zubaedah.q@contoh.id',
      },
      form: { ...birthForm, anak_nama: 'Zubaedah Qurrotulaini', ibu_nik: '1274016711830042' },
    }),
  );
  await applicant.submit(files, { form: { ...birthForm, anak_nama: 'Qurrotulaini 2' } });
  await ask(world.url, `/api/documents/requests/Zubaedah`, routes.readRequest.answer.schema).catch(
    () => null,
  );
  const read = async (path: string) => (await fetch(`${world.url}${path}`)).text();
  await expect.poll(() => read('/_local/events/data'), { timeout: 30_000 }).toContain(opened.request.id);

  const kept = readdirSync(world.dataFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(dynamodb|logs)\//.test(file) && statSync(join(world.dataFolder, file)).isFile())
    .map((file) => [file, readFileSync(join(world.dataFolder, file), 'latin1')] as const);
  const places = [
    ...kept,
    ['events', await read('/_local/events/data')],
    ['terminal', world.output()],
    ['link', opened.link],
  ] as const;
  expect(kept.length).toBeGreaterThan(1);
  expect(
    places.flatMap(([place, text]) =>
      secrets.filter((secret) => text.includes(secret)).map((one) => [place, one]),
    ),
  ).toEqual([]);
});
