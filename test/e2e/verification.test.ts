import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Applicant, answerOf } from '../world/applicant.ts';
import { nikOf } from '../world/citizen.ts';
import { expectAccessible, smallTargets } from './accessibility.ts';
import { launchBrowser, listenTo, reachable } from './browser.ts';
import { picture, wholePicture } from './picture.ts';
import { site, staffSite } from './site.ts';

// Verifiers in a browser: a pile, a file, what goes back and what is approved; two at one file; the supervisor's figures.

const words = {
  id: {
    signIn: 'Masuk',
    list: 'Periksa berkas',
    service: 'Akta kelahiran',
    yours: 'Berkas ini sekarang Anda pegang.',
    copied: 'NIK disalin.',
    marked: 'Perlu diperbaiki',
    second: 'halaman 2 dari 2',
    returned: 'Berkas dikembalikan kepada warga.',
    approve: 'Setujui',
    approved: 'Berkas disetujui.',
    makes: 'Berkas tercatat sedang dibuat.',
    url: 'Tautan (diawali https://)',
    finished: 'Hasil tercatat dan warga diberi tahu.',
    turn: 'Giliran warga',
    changed: 'Berkas ini berubah sejak Anda membukanya.',
    other: 'Sekarang dipegang petugas lain.',
    looks: 'Siapa yang membuka berkas ini',
    figures: 'Angka berkas',
    tooLong: 'Pilih rentang paling lama 92 hari',
    assign: 'Serahkan ke petugas…',
    give: 'Berikan',
    assigned: 'Berkas diserahkan.',
  },
  en: {
    signIn: 'Sign in',
    list: 'Check requests',
    service: 'Birth certificate',
    yours: 'This request is yours now.',
    copied: 'NIK copied.',
    marked: 'To be corrected',
    second: 'page 2 of 2',
    returned: 'The request was returned to the citizen.',
    approve: 'Approve',
    approved: 'The request is approved.',
    makes: 'Recorded: it is being made.',
    url: 'Link (begins with https://)',
    finished: 'The result is recorded and the citizen is told.',
    turn: 'Citizen’s turn',
    changed: 'This request has changed since you opened it.',
    other: 'Another officer holds it now.',
    looks: 'Who opened this request',
    figures: 'Figures of requests',
    tooLong: 'Choose at most 92 days',
    assign: 'Assign…',
    give: 'Assign',
    assigned: 'The request was assigned.',
  },
} as const;
type Language = keyof typeof words;

let browser: Browser;
let papers: Readonly<Record<'photo' | 'scan', Buffer>>;
let person = 700;
/** Whatever a browser complained of: errors, and breaches of the content policy. */
const complaints: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  papers = await taken();
});
afterAll(() => browser.close());
afterEach(() => expect(complaints.splice(0)).toEqual([]));

/** A family card as somebody photographs it, and a marriage book of two pages as a scanner makes it. */
async function taken(): Promise<typeof papers> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
  const rows = Array.from(
    { length: 6 },
    (_, index) => `<tr><td>${index + 1}<td>ANGGOTA KELUARGA ${index + 1}<td>12740100000000${index + 10}`,
  );
  await page.setContent(
    `<body style="font:26px serif;background:#eceae4;padding:3rem"><h1>KARTU KELUARGA</h1><table border=1 cellpadding=8>${rows.join('')}</table>`,
  );
  const photo = await page.screenshot({ type: 'jpeg' });
  await page.setContent('<h1>BUKU NIKAH</h1><h1 style="break-before:page">Catatan</h1>');
  const scan = await page.pdf({ format: 'A4' });
  await page.close();
  return { photo, scan };
}

/** A request for a birth certificate, sent by a citizen a moment ago; its id. */
async function asked(): Promise<string> {
  person += 1;
  const applicant = await new Applicant(() => site, nikOf(person)).begin();
  const files = await applicant.giveBirthPapers((paper) => papers[paper === 'nikah' ? 'scan' : 'photo']);
  return answerOf(await applicant.submit(files)).request.id;
}

interface Seat {
  readonly role?: 'verifier' | 'supervisor' | 'head';
  readonly language?: Language;
  readonly width?: number;
  readonly path?: string;
}

async function sitDown({
  role = 'verifier',
  language = 'id',
  width = 1366,
  path = '',
}: Seat = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 768 },
    baseURL: staffSite,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript((kept) => localStorage.setItem('balai.language', kept), language);
  const page = await context.newPage();
  listenTo(page, complaints);
  await page.goto(path === '' ? '/verifikasi/disdukcapil' : path);
  await page.getByRole('button', { name: words[language].signIn, exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`${role}\\.disdukcapil@`) }).click();
  return page;
}

/** The row of a request, once the pile shows it. */
const row = (page: Page, id: string) => page.locator(`[data-id="${id}"]`);

/** Moves to a request with the keys, as fast as somebody types. */
async function walkTo(page: Page, id: string): Promise<void> {
  await row(page, id).waitFor();
  const count = await page.locator('.request').count();
  for (let step = 0; step < count; step += 1) {
    await page.keyboard.press('j');
    if (await row(page, id).evaluate((it) => it === document.activeElement)) return;
  }
  throw new Error(`The keys do not lead to ${id}.`);
}

/** A page of a paper is on the screen; an empty canvas is 300 dots wide. */
const drawn = (page: Page) =>
  page.waitForFunction(
    () => (document.querySelector<HTMLCanvasElement>('.stage canvas')?.width ?? 300) !== 300,
  );
const said = (page: Page, text: string) => page.getByRole('status').getByText(text).first().waitFor();

describe.each(['id', 'en'] as const)('a verifier (%s)', (language) => {
  const w = words[language];

  test('claims, copies, marks two parts and returns a file with the keyboard alone', async () => {
    const id = await asked();
    const page = await sitDown({ language });
    await page.getByRole('heading', { level: 1, name: w.list }).waitFor();
    await row(page, id).waitFor();
    await expectAccessible(page, 'worklist');
    await picture(page, `worklist-${language}`);

    await walkTo(page, id);
    await page.keyboard.press('Enter');
    await said(page, w.yours);
    await drawn(page);
    await expectAccessible(page, 'file');
    await picture(page, `file-${language}`);

    await page.keyboard.press('c');
    await said(page, w.copied);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(nikOf(person));
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.tag-marked').first().waitFor();
    // The marriage book is a PDF.
    await page.keyboard.press('j');
    await drawn(page);
    await page.keyboard.press('r');
    await page.keyboard.press('+');
    await page.keyboard.press('j');
    await page.locator('.papers').getByText(w.second).waitFor();
    await drawn(page);
    await page.getByText(w.marked, { exact: true }).first().waitFor({ state: 'detached' });
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Halaman kedua terpotong');
    await expectAccessible(page, 'objection');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('b');
    await page.getByRole('dialog').getByText('Halaman kedua terpotong').waitFor();
    expect(await page.getByRole('dialog').getByRole('listitem').count()).toBe(2);
    await picture(page, `return-${language}`);
    await page.keyboard.press('Enter');

    await said(page, w.returned);
    await page.getByRole('button', { name: w.turn }).click();
    await row(page, id).waitFor();
    await page.context().close();
  });

  test('approves, makes and finishes a file; a step that is not answered is sent once', async () => {
    const id = await asked();
    const page = await sitDown({ language, path: `/verifikasi/disdukcapil/${id}` });
    await drawn(page);
    const keys: (string | undefined)[] = [];
    await page.route('**/steps', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      // The service has done it each time; only the second answer comes through.
      const response = await route.fetch({ url: reachable(route.request().url()) });
      await (keys.length === 1 ? route.abort() : route.fulfill({ response }));
    });
    await page.keyboard.press('a');
    await said(page, w.yours);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    await page.unroute('**/steps');

    await page.keyboard.press('s');
    await said(page, w.approved);
    await page.keyboard.press('p');
    await said(page, w.makes);
    await page.keyboard.press('h');
    await page.getByLabel(w.url).fill('https://layanan.example.go.id/akta/1');
    await expectAccessible(page, 'result');
    await page.keyboard.press('Enter');
    await said(page, w.finished);
    await page.context().close();
  });

  test('who is slower is told what has changed, and nothing is done', async () => {
    const id = await asked();
    const page = await sitDown({ language, path: `/verifikasi/disdukcapil/${id}` });
    const head = await sitDown({ role: 'head', path: `/verifikasi/disdukcapil/${id}` });
    await Promise.all([drawn(page), drawn(head)]);

    await head.keyboard.press('a');
    await said(head, words.id.yours);
    await page.keyboard.press('a');

    await page.getByRole('alert').getByText(w.changed).waitFor();
    await page.getByRole('alert').getByText(w.other).waitFor();
    await expectAccessible(page, 'moved on');
    await picture(page, `moved-on-${language}`);
    expect(await page.getByRole('button', { name: w.approve, exact: true }).count()).toBe(0);
    await Promise.all([page.context().close(), head.context().close()]);
  });

  test('a supervisor assigns, sees who looked, and reads the figures', async () => {
    const id = await asked();
    const page = await sitDown({ role: 'supervisor', language, path: `/verifikasi/disdukcapil/${id}` });
    await drawn(page);
    await page.getByText(w.looks).click();
    await page.getByRole('cell').first().waitFor();
    await expectAccessible(page, 'looks');
    await page.getByRole('button', { name: w.assign }).click();
    await expectAccessible(page, 'assign');
    await page.getByRole('dialog').getByRole('button', { name: w.give, exact: true }).click();
    await said(page, w.assigned);

    await page.getByRole('link', { name: w.figures }).click();
    await page.getByRole('heading', { level: 1, name: w.figures }).waitFor();
    await page.locator('#span-from').fill('2026-01-01');
    await page.keyboard.press('Enter');
    await page.getByText(w.tooLong).waitFor();
    await page.locator('#span-from').fill('2026-11-09');
    await page.locator('#span-to').fill('2026-12-07');
    await page.keyboard.press('Enter');
    await page.locator('.headline').waitFor();
    await expectAccessible(page, 'figures');
    await wholePicture(page, `figures-${language}`);
    await page.context().close();
  });
});

test('everything fits a phone, and is large enough for a thumb', async () => {
  const id = await asked();
  const page = await sitDown({ width: 360 });
  await row(page, id).waitFor();
  await expectAccessible(page, 'worklist on a phone');
  expect(await smallTargets(page)).toEqual([]);
  await row(page, id).click();
  await drawn(page);
  await expectAccessible(page, 'file on a phone');
  await wholePicture(page, 'file-360');
  await page.context().close();
});
