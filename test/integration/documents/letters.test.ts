import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#services/documents/contract.ts';
import type { Letter } from '#services/documents/domain/letters/register.ts';
import { createLetterKeys } from '#services/documents/letters/signing-key.ts';
import { sampleForm } from '#services/documents/testing/letter-samples.ts';
import { openPdf } from '#services/documents/testing/open-pdf.ts';
import { sampleJpeg } from '#services/documents/testing/sample-files.ts';
import { scan } from '#services/documents/testing/scan.ts';
import type { Route } from '#shared/http/route.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { bytesOfBase64url } from '#shared/letter-proof/bytes.ts';
import { checkLetter } from '#shared/letter-proof/check-letter.ts';
import { readProof, signProof } from '#shared/letter-proof/proof.ts';
import { readRevocations } from '#shared/letter-proof/revocations.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { Applicant, answerOf, ask as askDoor } from '../../world/applicant.ts';
import { nikOf } from '../../world/citizen.ts';
import { bent, letterOffice } from '../../world/letters.ts';
import { signIn } from '../../world/staff.ts';
import { startWorld, type World } from '../../world/world.ts';

// A letter of Medan Belawan on its way: numbered, printed, scanned off the paper, checked by API and by the lists, taken back.

const office = 'kecamatan';

let world: World;
let verifier = '';
let supervisor = '';
let registry: ReturnType<typeof letterOffice>;
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'medan-belawan' });
  verifier = (await signIn(world, `${office}/verifier`)).token;
  supervisor = (await signIn(world, `${office}/supervisor`)).token;
  registry = letterOffice(world);
});
afterAll(() => world?.end());

interface Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string;
  /** Idempotency-Key. */
  readonly key?: string;
  readonly requestKey?: string;
}
async function ask<Answer>(route: Route<unknown, Answer>, { path = {}, body, ...who }: Asked = {}) {
  const target = route.path.replace(/\{(\w+)\}/g, (_, name: string) => ({ office, ...path })[name] ?? '');
  const headers = {
    ...(who.token && { authorization: `Bearer ${who.token}` }),
    ...(who.key && { 'idempotency-key': who.key }),
    ...(who.requestKey && { 'request-key': who.requestKey }),
  };
  const reply = await askDoor(world.url, target, route.answer.schema, {
    method: route.method,
    headers,
    body,
  });
  return 'answer' in reply ? reply.answer : { refused: reply.problem.code };
}
const check = (proof: string) => ask(routes.checkLetter, { body: { proof } });
const read = (request: string, token = verifier) => ask(routes.readLetter, { path: { request }, token });
const take = (request: string, token = supervisor) =>
  ask(routes.voidLetter, { path: { request }, body: { reason: 'mistake' }, token });

async function linkOf(request: string) {
  const link = await read(request);
  if ('refused' in link) throw new Error(link.refused);
  return link;
}
async function known() {
  const [keys, revocations] = await Promise.all([ask(routes.readLetterKeys), ask(routes.readRevocations)]);
  if ('refused' in keys || 'refused' in revocations) throw new Error('No keys.');
  const bytes = bytesOfBase64url(revocations.list);
  const list = bytes && (await readRevocations(bytes, keys.keys));
  if (!list || !('list' in list)) throw new Error('The list is not signed by a key of the region.');
  const now = Date.now();
  return { keys: keys.keys, revocations: [list.list], now, today: localDateAt(now, 'Asia/Jakarta') };
}
/** The stream, or the edge. */
const soon = { timeout: 30_000, interval: 250 };
const proofOf = ({ proof }: Letter): string => proof ?? '';
test('a letter is printed, and its code, scanned off the paper, is genuine by API and without us', async () => {
  const letter = await registry.issue();

  const link = await linkOf(letter.id);
  const file = await fetch(link.url);
  const pdf = new Uint8Array(await file.arrayBuffer());
  const [page] = (await openPdf(pdf)).pages;
  const photograph = { dotsPerInch: 300, blur: 1, ink: 40, paper: 230, noise: 10 };
  const scanned = scan(page?.bars ?? [], photograph) ?? '';

  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="surat-470-0001-KMB-/);
  expect(Buffer.from(pdf).toString('latin1')).toContain('/SubFilter /adbe.pkcs7.detached');
  expect(link.until - link.now).toBe(300_000);
  expect(page?.text).toContain('Siti Nurhaliza Br. Ginting');
  expect(scanned).toMatch(/\/surat#/);
  const letterSaid = { number: letter.number, type: 'domisili', holder: 'Si* Nu* Br* Gi*' };
  expect(await check(scanned)).toMatchObject({ genuine: true, code: 'genuine', letter: letterSaid });
  expect(await checkLetter(scanned, await known())).toMatchObject({ kind: 'genuine', letter: letterSaid });
});

test('the citizen gets the letter with the key of the request, and with no other', async () => {
  const { id } = await registry.issue();
  const own = (key: string) => ask(routes.readOwnLetter, { requestKey: key });
  const key = await registry.keyOf(id);

  const link = await own(key);

  expect((await fetch('url' in link ? link.url : '')).status).toBe(200);
  expect(await own(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toEqual({ refused: 'not-found' });
  expect(await own(await registry.keyOf(await registry.submitted()))).toEqual({ refused: 'no-letter' });
});

test('whoever asks again gets the same file', async () => {
  const { id } = await registry.issue();
  const bytesOf = async () => Buffer.from(await (await fetch((await linkOf(id)).url)).arrayBuffer());

  const [first, ...others] = [await bytesOf(), ...(await Promise.all([bytesOf(), bytesOf()]))];

  expect(others.every((other) => first?.equals(other))).toBe(true);
});

test.each(['statement', 'signature'] as const)('one bit of the %s turned over is refused', async (where) => {
  const proof = bent(proofOf(await registry.issue()), where);

  expect(await check(proof)).toMatchObject({ genuine: false, code: 'bad-signature', letter: null });
  expect(await checkLetter(proof, await known())).toEqual({ kind: 'refused', code: 'bad-signature' });
});

test('a letter that another region’s key signed is refused, whichever region it names', async () => {
  const stated = readProof(proofOf(await registry.issue()));
  if (stated === undefined) throw new Error('No proof.');
  const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'm'.repeat(64) }));
  const marelan = await createLetterKeys(ring, '12.71.12').on(stated.proof.issued);
  const forged = await signProof(stated.proof, marelan);
  const [own] = (await known()).keys;
  const foreign = await signProof({ ...stated.proof, region: '12.71.12' }, { ...marelan, id: own?.id ?? '' });

  expect(await check(forged)).toMatchObject({ genuine: false, code: 'unknown-key', letter: null });
  expect(await check(foreign)).toMatchObject({ genuine: false, code: 'foreign-key', letter: null });
});

/** Papers that a service always needs. */
async function papersOf(service: string): Promise<readonly string[]> {
  const offered = await ask(routes.readServices);
  if (!('offices' in offered)) throw new Error(offered.refused);
  const services = offered.offices.flatMap((one) => one.services);
  const papers = services.find(({ code }) => code === service)?.papers ?? [];
  return papers.flatMap(({ key, when, optional }) => (when || optional ? [] : [key]));
}

describe('an officer', () => {
  /** Takes steps one after the other; the last answer. */
  async function take(request: string, steps: readonly object[]) {
    let seen = 1;
    let answer: Awaited<ReturnType<typeof step>> = { refused: 'nothing' };
    for (const one of steps) {
      answer = await step(request, { ...one, seen });
      if ('version' in answer) seen = answer.version;
    }
    return { answer, seen };
  }
  const step = (request: string, body: object, key: string = randomUUID()) =>
    ask(routes.takeStep, { path: { request }, body, token: verifier, key });
  const upTo = [{ step: 'claim' }, { step: 'verify' }, { step: 'process' }];
  const finish = { step: 'finish', result: { kind: 'letter' } };

  test('finishes a request with a letter: numbered, signed, and the file of the request names it', async () => {
    const request = await registry.submitted();

    const { answer } = await take(request, [...upTo, finish]);
    const opened = await ask(routes.openFile, {
      path: { request },
      body: { why: 'serving' },
      token: verifier,
    });
    const pdf = await (await fetch((await linkOf(request)).url)).arrayBuffer();

    expect(answer).toMatchObject({ state: 'READY' });
    const [page] = (await openPdf(new Uint8Array(pdf))).pages;
    const number = /Nomor: (\S+)/.exec(page?.text ?? '')?.[1];
    expect(opened).toMatchObject({ result: { kind: 'letter', number } });
  });

  test('finishes what a citizen asked for with photos, who then reads the letter by the link of the receipt', async () => {
    const applicant = await new Applicant(() => world.url, nikOf(1)).begin(office);
    const files: Record<string, string[]> = {};
    for (const paper of await papersOf('SK-DOMISILI')) {
      const given = await applicant.give(sampleJpeg({ comment: paper }), { part: paper });
      files[paper] = [answerOf(given).file];
    }
    const form = { ...sampleForm, nik: applicant.nik };
    const opened = answerOf(await applicant.submit(files, { office, service: 'SK-DOMISILI', form }));

    const { answer } = await take(opened.request.id, [...upTo, finish]);
    const link = await ask(routes.readOwnLetter, { requestKey: opened.key });
    const pdf = await (await fetch('url' in link ? link.url : '')).arrayBuffer();

    expect(answer).toMatchObject({ state: 'READY' });
    expect((await openPdf(new Uint8Array(pdf))).pages[0]?.text).toContain(applicant.nik);
  });

  test('who finishes it ten times at once takes one number', async () => {
    const request = await registry.submitted();
    const { seen } = await take(request, upTo);

    const answers = await Promise.all(Array.from({ length: 10 }, () => step(request, { ...finish, seen })));
    const before = (await registry.issue()).sequence;

    expect(answers.filter((answer) => 'state' in answer)).toHaveLength(1);
    expect(await registry.sequenceOf(request)).toBe(before - 1);
  });

  test('gets no letter out of a form that lacks something, and no number is lost', async () => {
    const { alamat_domisili: _, ...form } = sampleForm;
    const request = await registry.submitted(form);
    const before = (await registry.issue()).sequence;

    const { answer } = await take(request, [...upTo, finish]);

    expect(answer).toEqual({ refused: 'bad-form' });
    expect((await registry.issue()).sequence).toBe(before + 1);
  });
});

describe('a letter that was taken back', () => {
  test('is refused with the reason at once, by API and by the list, and its file is gone', async () => {
    const letter = await registry.issue();
    const link = await linkOf(letter.id);

    expect(await take(letter.id)).toMatchObject({ number: letter.number });

    const refused = { code: 'revoked', reason: 'mistake', letter: { number: letter.number } };
    expect(await check(proofOf(letter))).toMatchObject({ genuine: false, ...refused });
    // The edge may keep the list for some seconds.
    await expect
      .poll(async () => checkLetter(proofOf(letter), await known()), soon)
      .toMatchObject({ kind: 'refused', ...refused });
    expect(await read(letter.id)).toEqual({ refused: 'letter-void' });
    // What is not there is forbidden to whoever may not list.
    expect((await fetch(link.url)).status).toBe(403);
  });

  test('stays so when it is taken back again, and the next one gets the next number', async () => {
    const letter = await registry.issue();

    const answers = await Promise.all([take(letter.id), take(letter.id), take(letter.id)]);

    expect(answers).toEqual(answers.map(() => expect.objectContaining({ number: letter.number })));
    expect((await registry.issue()).sequence).toBe(letter.sequence + 1);
  });

  test('is told on the bus, like its issue, without anything about the person', async () => {
    const letter = await registry.issue();
    await take(letter.id);

    await expect
      .poll(async () => (await eventsOf(letter.id)).map((event) => event['detail-type']).toSorted(), soon)
      .toEqual(['LetterIssued.v1', 'LetterVoided.v1']);
    const events = await eventsOf(letter.id);
    expect(events.map(({ detail }) => detail.data)).toContainEqual(
      expect.objectContaining({ sequence: letter.sequence, classification: '470', reason: 'mistake' }),
    );
    expect(JSON.stringify(events)).not.toMatch(/Siti|Nurhaliza|1271085708900001/);
  });

  test('only a supervisor takes one back, and only of the own office', async () => {
    const { id, proof = '' } = await registry.issue();

    expect(await take(id, verifier)).toEqual({ refused: 'forbidden' });
    expect(await take('A'.repeat(11))).toEqual({ refused: 'not-found' });
    expect(await check(proof)).toMatchObject({ genuine: true });
  });
});

test('nothing of whom letters are about stands in what the functions wrote', () => {
  expect(world.output()).not.toMatch(/Siti|Nurhaliza|1271085708900001|Pelabuhan Raya/);
});

const heard = z.array(
  z.object({
    event: z.object({
      'detail-type': z.string(),
      detail: z.object({ data: z.looseObject({ request: z.optional(z.string()) }) }),
    }),
  }),
);
async function eventsOf(request: string) {
  const events = heard.parse(await (await fetch(`${world.url}/_local/events/data`)).json());
  return events
    .map(({ event }) => event)
    .filter((event) => event['detail-type'].startsWith('Letter') && event.detail.data.request === request);
}
