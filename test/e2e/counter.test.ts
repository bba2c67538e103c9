import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser, reachable } from './browser.ts';
import { enterHall, type Hall, office } from './floor.ts';
import { site, staffSite } from './site.ts';

let browser: Browser;
let hall: Hall;
beforeAll(async () => {
  [browser, hall] = await Promise.all([launchBrowser(), enterHall(site)]);
});
afterAll(() => browser.close());
beforeEach(() => hall.clear());

const words = {
  id: {
    signIn: 'Masuk',
    which: 'Anda bertugas di loket mana?',
    open: 'Buka loket',
    call: 'Panggil berikutnya',
    serve: 'Sudah datang, mulai layani',
    next: 'Selesai, panggil berikutnya',
    resume: 'Lanjutkan',
    nobody: 'Tidak ada yang menunggu untuk loket ini.',
  },
  en: {
    signIn: 'Sign in',
    which: 'Which counter are you at?',
    open: 'Open the counter',
    call: 'Call the next',
    serve: 'Has come, start serving',
    next: 'Finished, call the next',
    resume: 'Go on',
    nobody: 'Nobody waits for this counter.',
  },
} as const;
type Language = keyof typeof words;

/** A PC of the office, in a language, on a page that needs signing in. */
async function sitDown(
  path: string,
  { language = 'id', width = 1366 }: { language?: Language; width?: number } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width, height: 768 }, baseURL: staffSite });
  context.setDefaultTimeout(20_000);
  await context.addInitScript((kept) => localStorage.setItem('balai.language', kept), language);
  const page = await context.newPage();
  await page.goto(path);
  return { page, context };
}

async function signIn(page: Page, who: RegExp, language: Language = 'id'): Promise<void> {
  await page.getByRole('button', { name: words[language].signIn, exact: true }).click();
  await page.getByRole('button', { name: who }).first().click();
}

const officer = new RegExp(`officer\\.${office}@`);
const head = new RegExp(`head\\.${office}@`);

async function openCounter(page: Page, sign: string, language: Language = 'id'): Promise<void> {
  await page.getByRole('heading', { name: words[language].which }).waitFor();
  await page.getByRole('radio', { name: sign }).check();
  await page.getByRole('button', { name: words[language].open }).click();
  await ready(page, words[language].call);
}

/** The big button says this, and takes a key. */
const ready = (page: Page, says: string) =>
  page.locator('.button-big[aria-disabled="false"]', { hasText: says }).waitFor();

/** The number that stands at the counter. */
const number = (page: Page) => page.locator('.in-hand-number').textContent();

describe.each(['id', 'en'] as const)('an officer (%s)', (language) => {
  const w = words[language];

  test('calls, serves, parks, goes on, transfers and finishes with the keyboard alone', async () => {
    const [first, second] = [await hall.walkIn('akta'), await hall.walkIn('akta')];
    const { page, context } = await sitDown(`/loket/${office}`, { language });
    await signIn(page, officer, language);
    await openCounter(page, '2', language);

    await page.keyboard.press('Enter');
    await ready(page, w.serve);
    expect(await number(page)).toBe(first);
    await page.keyboard.press('r');
    await ready(page, w.serve);
    await page.keyboard.press('s');
    await ready(page, w.next);
    await page.keyboard.press('p');
    await ready(page, w.call);

    await page.keyboard.press('n');
    await ready(page, w.serve);
    expect(await number(page)).toBe(second);
    await page.keyboard.press('Space');
    await ready(page, w.next);
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('1');
    await ready(page, w.call);

    await page.getByRole('button', { name: `${w.resume} ${first}` }).click();
    await ready(page, w.next);
    expect(await number(page)).toBe(first);
    await page.keyboard.press('o');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('2');
    await ready(page, w.call);

    const { tickets } = await hall.floor();
    expect(tickets.find(({ ticket }) => ticket === first)).toMatchObject({
      state: 'DONE',
      outcome: 'incomplete',
    });
    expect(tickets.find(({ ticket }) => ticket === second)).toMatchObject({ state: 'WAITING' });
    expect(tickets.find(({ ticket }) => ticket === second)?.service).not.toBe('akta');
    await context.close();
  });

  test('is told calmly that nobody waits, and the one served is finished all the same', async () => {
    const only = await hall.walkIn('akta');
    const { page, context } = await sitDown(`/loket/${office}`, { language });
    await signIn(page, officer, language);
    await openCounter(page, '2', language);
    for (const says of [w.serve, w.next, w.call]) {
      await page.keyboard.press('n');
      await ready(page, says);
    }

    await page.getByRole('alert').getByText(w.nobody).waitFor();

    expect((await hall.floor()).tickets.find(({ ticket }) => ticket === only)?.state).toBe('DONE');
    await context.close();
  });
});

test('a call whose answer is lost is asked for again and calls nobody twice', async () => {
  const first = await hall.walkIn('akta');
  await hall.walkIn('akta');
  const { page, context } = await sitDown(`/loket/${office}`);
  await signIn(page, officer);
  await openCounter(page, '2');
  const keys: (string | undefined)[] = [];
  const pressedAgain = Promise.withResolvers<void>();
  await context.route('**/calls', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    // Done by the service each time; only the third answer comes through.
    const response = await route.fetch({ url: reachable(route.request().url()) });
    if (keys.length < 3) return route.abort();
    await pressedAgain.promise;
    await route.fulfill({ response });
  });

  await page.keyboard.press('n');
  await page.getByText('tidak ada yang dipanggil dua kali').waitFor();
  await page.keyboard.press('n');
  pressedAgain.resolve();
  await ready(page, words.id.serve);

  expect(await number(page)).toBe(first);
  expect(new Set(keys).size).toBe(1);
  expect(keys).toHaveLength(3);
  const states = (await hall.floor()).tickets.map(({ state }) => state);
  expect(states.filter((state) => state === 'CALLED')).toHaveLength(1);
  await context.close();
});

test('a page that is reloaded before the answer asks for the same and goes on with that number', async () => {
  const first = await hall.walkIn('akta');
  await hall.walkIn('akta');
  const { page, context } = await sitDown(`/loket/${office}`);
  await signIn(page, officer);
  await openCounter(page, '2');
  const keys: (string | undefined)[] = [];
  let reloaded = false;
  await context.route('**/calls', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    const response = await route.fetch({ url: reachable(route.request().url()) });
    await (reloaded ? route.fulfill({ response }) : route.abort());
  });

  await page.keyboard.press('n');
  await page.getByText('tidak ada yang dipanggil dua kali').waitFor();
  reloaded = true;
  await page.reload();
  await signIn(page, officer);
  await ready(page, words.id.serve);

  expect(await number(page)).toBe(first);
  expect(new Set(keys).size).toBe(1);
  expect((await hall.floor()).tickets.filter(({ state }) => state === 'CALLED')).toHaveLength(1);
  await context.close();
});

test('a reload in the middle of a service leads back to the number in hand', async () => {
  const first = await hall.walkIn('akta');
  const { page, context } = await sitDown(`/loket/${office}`);
  await signIn(page, officer);
  await openCounter(page, '2');
  await page.keyboard.press('n');
  await ready(page, words.id.serve);
  await page.keyboard.press('n');
  await ready(page, words.id.next);

  await page.reload();
  await signIn(page, officer);
  await ready(page, words.id.next);

  expect(await number(page)).toBe(first);
  await context.close();
});

test('nobody is signed out in the middle of a service, and a forgotten page signs itself out though it polls', async () => {
  await hall.walkIn('akta');
  const { page, context } = await sitDown(`/loket/${office}`);
  await page.clock.install();
  await signIn(page, officer);
  await openCounter(page, '2');
  await page.keyboard.press('n');
  await ready(page, words.id.serve);
  await page.keyboard.press('n');
  await ready(page, words.id.next);

  await page.clock.fastForward('45:00');
  await ready(page, words.id.next);
  await page.keyboard.press('o');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('1');
  await page.locator('.button-big', { hasText: words.id.call }).waitFor();

  await page.clock.fastForward('28:30');
  await page.getByText('Tekan tombol apa saja').waitFor();
  await page.clock.fastForward('02:00');
  await page.getByRole('button', { name: 'Masuk', exact: true }).waitFor();
  await context.close();
});

test('a supervisor sees whom closing the day affects, writes a notice, closes the day and opens it again', async () => {
  const [waiting, parked] = [await hall.walkIn('akta'), await hall.walkIn('akta', true)];
  const { page, context } = await sitDown(`/lantai/${office}`);
  await signIn(page, head);
  await page.getByText('Antrean sedang dibuka').waitFor();

  await page.getByRole('button', { name: 'Tambah pengumuman' }).click();
  await page.getByLabel('Bahasa Indonesia').fill('Jaringan pusat sedang lambat');
  await page.getByLabel('Bahasa Inggris').fill('The national network is slow');
  await page.getByRole('button', { name: 'Tampilkan di papan' }).click();
  await page.getByText('Pengumuman di papan sudah diganti.').waitFor();
  expect((await hall.floor()).notices).toEqual([
    { id: 'Jaringan pusat sedang lambat', en: 'The national network is slow' },
  ]);

  await page.getByRole('button', { name: 'Tutup antrean' }).click();
  const question = page.getByRole('dialog');
  await question.getByText('2 nomor masih menunggu').waitFor();
  expect(await question.textContent()).toContain(waiting);
  expect(await question.textContent()).toContain(parked);
  await question.getByRole('button', { name: 'Tidak jadi' }).click();
  expect((await hall.floor()).day).toBe('open');

  await page.getByRole('button', { name: 'Tutup antrean' }).click();
  await question.getByRole('button', { name: 'Ya, tutup antrean' }).click();
  await page.getByText('Antrean hari ini sudah ditutup').waitFor();
  expect((await hall.floor()).day).toBe('over');
  await page.getByRole('button', { name: 'Buka kembali' }).click();
  await page.getByText('Antrean sedang dibuka').waitFor();
  await context.close();
});

test('a supervisor takes over the counter of somebody who went away', async () => {
  const first = await hall.walkIn('akta');
  const desk = await sitDown(`/loket/${office}`);
  await signIn(desk.page, officer);
  await openCounter(desk.page, '2');
  await desk.page.keyboard.press('n');
  await ready(desk.page, words.id.serve);
  const { page, context } = await sitDown(`/lantai/${office}`);
  await signIn(page, head);
  page.on('dialog', (dialog) => void dialog.accept());

  await page.getByRole('button', { name: 'Ambil alih Loket 2' }).click();
  await ready(page, words.id.serve);

  expect(await number(page)).toBe(first);
  await desk.page.getByText('Loket ini sekarang dipakai petugas lain.').waitFor();
  await Promise.all([context.close(), desk.context.close()]);
});

test.each([
  [360, 'id'],
  [1366, 'en'],
  [683, 'id'],
] as const)('all pages are accessible and fit %i px (%s)', async (width, language) => {
  const w = words[language];
  for (let people = 0; people < 4; people += 1) await hall.walkIn('akta', people === 2);
  const { page, context } = await sitDown(`/loket/${office}`, { language, width });
  await signIn(page, head, language);
  await page.getByRole('heading', { name: w.which }).waitFor();
  await expectAccessible(page, 'choose');
  await openCounter(page, '3', language);
  await expectAccessible(page, 'free');
  await page.keyboard.press('n');
  await ready(page, w.serve);
  await expectAccessible(page, 'called');
  await page.keyboard.press('n');
  await ready(page, w.next);
  await expectAccessible(page, 'serving');
  await page.keyboard.press('t');
  await page.getByRole('dialog').waitFor();
  await expectAccessible(page, 'transfer');
  await page.keyboard.press('Escape');

  await page.goto(`/lantai/${office}`);
  await signIn(page, head, language);
  await page.locator('.plot').first().waitFor();
  await expectAccessible(page, 'floor');
  await context.close();
});
