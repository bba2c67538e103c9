import { randomUUID } from 'node:crypto';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes, type WantedStep } from '#services/documents/contract.ts';
import { signIn } from '../world/staff.ts';
import { expectAccessible, smallTargets } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { anotherNik, type Language, pickUpPhone, words } from './citizen.ts';
import { type Photograph, photograph } from './photographs.ts';
import { wholePicture } from './picture.ts';
import { site } from './site.ts';

const t = {
  id: {
    search: 'akte lahir',
    found: '1 dokumen cocok',
    document: 'Akta kelahiran',
    apply: 'Ajukan online',
    sent: 'Terkirim',
    send: 'Kirim pengajuan',
    received: 'Pengajuan Anda sudah diterima',
  },
  en: {
    search: 'birth certificate',
    found: '1 document matches',
    document: 'Birth certificate',
    apply: 'Apply online',
    sent: 'Sent',
    send: 'Send the request',
    received: 'Your request has arrived',
  },
} as const;

let browser: Browser;
let photos: readonly Photograph[];
beforeAll(async () => {
  browser = await launchBrowser();
  photos = [
    await photograph(browser, 'surat-lahir.jpg'),
    await photograph(browser, 'buku-nikah.jpg'),
    await photograph(browser, 'kk.jpg'),
  ];
});
afterAll(() => browser.close());

/** The papers as they lie on the phone, which is how they are sent. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('balai.requests');
      asked.onsuccess = () => done(asked.result);
    });
    const papers = await new Promise<Blob[]>((done) => {
      const asked = database.transaction('papers').objectStore('papers').getAll();
      asked.onsuccess = () => done(asked.result);
    });
    database.close();
    return Promise.all(
      papers.map(async (paper) => {
        const picture = await createImageBitmap(paper);
        const canvas = document.createElement('canvas');
        canvas.width = picture.width;
        canvas.height = picture.height;
        const brush = canvas.getContext('2d');
        brush?.drawImage(picture, 0, 0);
        const corner = [...(brush?.getImageData(20, 20, 1, 1).data ?? [])];
        const text = await paper.slice(0, 4_096).text();
        return {
          bytes: paper.size,
          width: picture.width,
          height: picture.height,
          corner,
          noted: /Exif|Rahasia/.test(text),
        };
      }),
    );
  });

const take = (page: Page, part: string, photo: Photograph) =>
  page.setInputFiles(`#${part} input[capture]`, photo);
const arrived = (page: Page, count: number, word: string = t.id.sent) =>
  expect
    .poll(() => page.locator('.paper-page').getByText(word, { exact: true }).count(), { timeout: 90_000 })
    .toBe(count);

/** Whether a request carries a file to the storage. */
const isUpload = (request: Request) =>
  request.method() === 'POST' && (request.headers()['content-type'] ?? '').startsWith('multipart/');

async function takeAll(page: Page): Promise<void> {
  const [birth, marriage, family] = photos;
  if (birth === undefined || marriage === undefined || family === undefined) throw new Error('no photos');
  await take(page, 'lahir', birth);
  await take(page, 'nikah', marriage);
  await take(page, 'kk', family);
}

/** Fills in whatever the document asks for. */
async function fillForm(page: Page): Promise<void> {
  for (const input of await page.locator('form .input').all()) {
    const type = await input.getAttribute('type');
    const mode = await input.getAttribute('inputmode');
    await input.fill(type === 'date' ? '2026-11-20' : mode === 'numeric' ? anotherNik() : 'Budi Santoso');
  }
  for (const group of await page.locator('form .choices').all()) await group.locator('input').first().check();
}

/** From the papers to the page that sends. */
async function goOn(page: Page, nik?: string): Promise<void> {
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('heading', { level: 1, name: 'Isi keterangan' }).waitFor();
  await fillForm(page);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.locator('#nik').waitFor();
  await fillPerson(page, nik);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.locator('dl.summary').waitFor();
}

async function fillPerson(page: Page, nik = anotherNik()): Promise<void> {
  await page.fill('#nik', nik);
  await page.fill('#name', 'Siti Nurhaliza');
  await page.fill('#phone', '0812 3456 7890');
}

/** The id of the request that a key opens. */
async function idOf(key: string): Promise<string> {
  const answer = await fetch(`${site}/api/documents/request`, { headers: { 'request-key': key } });
  return routes.readRequest.answer.schema.parse(await answer.json()).request.id;
}

type Step<S> = S extends { seen: number } ? Omit<S, 'seen'> : never;

/** Somebody at the office who looks at a request and takes the next step. */
async function verifier() {
  const { token } = await signIn({ url: site }, 'disdukcapil/verifier');
  const ask = async (path: string, headers: Record<string, string>, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${site}/api/documents/offices/disdukcapil/requests/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    step: async (id: string, step: Step<WantedStep>) => {
      const looked = await ask(`${id}/look`, {}, { why: 'verifying' });
      const { version } = routes.openFile.answer.schema.parse(looked);
      await ask(`${id}/steps`, { 'idempotency-key': randomUUID() }, { ...step, seen: version });
    },
  };
}

describe.each<Language>(['id', 'en'])('a citizen asks for a birth certificate, in %s', (language) => {
  const w = t[language];
  const next = words[language].next;

  test('from the search to the receipt, on pages that everybody can use', async () => {
    const { page, context, complaints } = await pickUpPhone(browser);
    const seen = async (name: string) => {
      await expectAccessible(page, `${name} (${language})`);
      expect(await smallTargets(page), name).toEqual([]);
      await wholePicture(page, `documents-${name}-${language}`);
    };
    await page.goto('/');
    if (language === 'en') await page.getByRole('button', { name: words.en.switch }).click();
    await page.locator('a[href="/dokumen"]').click();
    await page.locator('.fold summary').first().click();
    await seen('needs');
    await page.fill('#search', w.search);
    await page.getByText(w.found).waitFor();
    await seen('search');
    await page.getByRole('search').getByRole('link', { name: w.document }).click();
    await page.getByRole('link', { name: w.apply }).waitFor();
    await seen('need');

    await page.getByRole('link', { name: w.apply }).click();
    await page.locator('.paper').first().waitFor();
    await page.getByRole('button', { name: next }).click();
    await page.locator('.error-summary').waitFor();
    await seen('papers-missing');
    await takeAll(page);
    await arrived(page, 3, w.sent);
    await seen('papers');
    const sent = await kept(page);
    expect(photos.reduce((sum, { buffer }) => sum + buffer.length, 0)).toBeGreaterThan(20_000_000);
    expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(1_500_000);
    for (const { width, height, corner, noted } of sent) {
      expect(height).toBeGreaterThan(width);
      expect(height).toBeGreaterThanOrEqual(1_500);
      expect(corner[0]).toBeGreaterThan(150);
      expect(corner[1]).toBeLessThan(60);
      expect(noted).toBe(false);
    }

    await page.getByRole('button', { name: next }).click();
    await page.locator('form').waitFor();
    await page.getByRole('button', { name: next }).click();
    await page.locator('.error-summary').waitFor();
    await seen('form-errors');
    await fillForm(page);
    await seen('form');
    await page.getByRole('button', { name: next }).click();
    await page.locator('#nik').waitFor();
    await fillPerson(page);
    await seen('person');
    await page.getByRole('button', { name: next }).click();
    await page.locator('dl.summary').waitFor();
    await seen('check');
    await page.getByRole('button', { name: w.send }).click();
    await page.getByRole('heading', { level: 1, name: w.received }).waitFor();
    await page.locator('.qr path[d^="M"]').waitFor();
    await seen('receipt');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1_123 });
    expect(await page.locator('.qr').isVisible()).toBe(true);
    expect(await page.locator('.timeline, .banner, .foot').filter({ visible: true }).count()).toBe(0);
    await wholePicture(page, `documents-printed-${language}`);

    expect(complaints).toEqual([]);
    await context.close();
  });
});

const PAPERS = '/ajukan/disdukcapil/AKTA-LAHIR';
const send = (page: Page) => page.getByRole('button', { name: t.id.send });
const received = (page: Page) => page.getByRole('heading', { level: 1, name: t.id.received }).waitFor();

describe('a bad evening on a phone', () => {
  test('a browser that is closed in the middle goes on where it was, and sends no file twice', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.goto(PAPERS);
    await takeAll(page);
    await arrived(page, 3);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.getByRole('heading', { level: 1, name: 'Isi keterangan' }).waitFor();
    await fillForm(page);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.locator('#nik').waitFor();
    await page.close();

    const again = await context.newPage();
    let uploads = 0;
    again.on('request', (request) => {
      if (isUpload(request)) uploads += 1;
    });
    await again.goto('/pengajuan');
    await again.getByRole('link', { name: /Lanjutkan mengisi/ }).click();
    await arrived(again, 3);
    await again.getByRole('button', { name: 'Lanjut' }).click();
    await again.getByRole('heading', { level: 1, name: 'Isi keterangan' }).waitFor();
    expect(await again.locator('form .input').first().inputValue()).toBe('Budi Santoso');
    await again.getByRole('button', { name: 'Lanjut' }).click();
    await fillPerson(again);
    await again.getByRole('button', { name: 'Lanjut' }).click();
    await send(again).click();
    await received(again);

    expect(uploads).toBe(0);
    expect(await kept(again)).toEqual([]);
    await context.close();
  });

  test('a connection that is lost while a photo is sent costs that photo only, and nobody’s press', async () => {
    const { page, context } = await pickUpPhone(browser);
    let uploads = 0;
    await context.route('**/*', async (route) => {
      if (!isUpload(route.request())) return route.fallback();
      uploads += 1;
      if (uploads === 2) return route.abort('connectionreset');
      // The form of the third has become too old meanwhile.
      if (uploads === 4) return route.fulfill({ status: 403, body: '<Error/>' });
      return route.fallback();
    });
    const network = await context.newCDPSession(page);
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 100_000,
    });
    await page.goto(PAPERS);
    await takeAll(page);
    await page.locator('.paper-page progress').first().waitFor();
    await page.getByText('Sambungan tersendat, dicoba lagi otomatis').waitFor();
    await wholePicture(page, 'documents-lost');
    await expectAccessible(page, 'papers on their way');

    await arrived(page, 3);
    expect(uploads).toBe(5);
    await context.close();
  });

  test('a request whose answer got lost is sent again under the same key: one request', async () => {
    const { page, context } = await pickUpPhone(browser);
    const keys: string[] = [];
    const codes: string[] = [];
    await context.route('**/api/documents/requests', async (route) => {
      keys.push(route.request().headers()['draft-key'] ?? 'none');
      if (codes.length > 0) return route.fallback();
      const answer = await route.fetch();
      codes.push((await answer.json()).code);
      await route.abort('connectionreset');
    });
    await page.goto(PAPERS);
    await takeAll(page);
    await arrived(page, 3);
    await goOn(page);
    await send(page).click();
    await expect.poll(() => codes.length, { timeout: 60_000 }).toBe(1);
    await page.close();

    const again = await context.newPage();
    await again.goto(PAPERS);
    await received(again);

    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect(await again.locator('.receipt-code').first().textContent()).toBe(codes[0]);
    await context.close();
  });

  test('what nobody could read is told at once, next to its paper, and the rest goes on', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.goto(PAPERS);
    await page.setInputFiles('#kk input[multiple]', [
      { name: 'catatan.docx', mimeType: 'application/msword', buffer: Buffer.from('PK not a picture') },
      { name: 'kosong.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
      { name: 'kk.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') },
    ]);

    await page.getByText('catatan.docx: ini bukan foto atau PDF').waitFor();
    await page.getByText('kosong.jpg: berkas ini kosong').waitFor();
    await page.locator('.thumb-pdf').waitFor();
    await wholePicture(page, 'documents-refused');
    await expectAccessible(page, 'refused files');

    // By keyboard alone: from one button to the next, each seen.
    await page.locator('#nikah input[capture]').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.matches('#nikah input[multiple]'))).toBe(true);
    const ring = page.locator('#nikah .taking').nth(1);
    expect(await ring.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid');

    await page.locator('#nikah summary').click();
    await page.getByRole('button', { name: 'Sama dengan Kartu Keluarga (KK)' }).first().click();
    expect(await page.locator('#nikah .thumb-pdf').count()).toBe(1);
    await context.close();
  });

  test('whoever shares the phone removes everything with one button', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.goto(PAPERS);
    await takeAll(page);
    await expect.poll(async () => (await kept(page)).length, { timeout: 60_000 }).toBe(3);
    await page.goto('/data-anda');
    await page.getByRole('button', { name: 'Hapus data di HP ini' }).click();
    await page.locator('.notice-success').waitFor();

    expect(await kept(page)).toEqual([]);
    await page.goto(PAPERS);
    await page.locator('.paper').first().waitFor();
    expect(await page.locator('.paper-page').count()).toBe(0);
    await context.close();
  });
});

describe('a request at the office', () => {
  test('comes back for one page, which alone is replaced; then the document is there', async () => {
    const { page, context, complaints } = await pickUpPhone(browser);
    await page.goto(PAPERS);
    await takeAll(page);
    await arrived(page, 3);
    await goOn(page);
    await send(page).click();
    await received(page);
    const key = page.url().split('#')[1] ?? '';
    const id = await idOf(key);
    const officer = await verifier();
    await officer.step(id, { step: 'claim' });
    await officer.step(id, {
      step: 'return',
      objections: {
        kk: { reason: 'blurred', note: 'Nomor KK tidak terbaca.' },
        anak_nama: { reason: 'incomplete' },
      },
    });

    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Ada yang perlu Anda perbaiki' }).waitFor();
    await page.locator('.sent-file').first().waitFor();
    await wholePicture(page, 'documents-returned');
    await page.setViewportSize({ width: 1_280, height: 900 });
    await wholePicture(page, 'documents-returned-wide');
    await page.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(page, 'returned');
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('button', { name: 'Kirim perbaikan' }).click();
    await page.locator('.error-summary').waitFor();
    const [, , family] = photos;
    if (family === undefined) throw new Error('no photos');
    await take(page, 'kk', family);
    await page.locator('.came-back .input').first().fill('Budi Santoso Putra');
    await arrived(page, 1);
    await page.getByRole('button', { name: 'Kirim perbaikan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Perbaikan Anda sudah diterima' }).waitFor();

    await officer.step(id, { step: 'claim' });
    await officer.step(id, { step: 'verify' });
    await officer.step(id, { step: 'process' });
    const result = { kind: 'link', url: 'https://dukcapil.example/akta', pin: '123456' } as const;
    await officer.step(id, { step: 'finish', result });
    await page.reload();
    await page.getByRole('link', { name: 'Buka dokumen' }).waitFor();
    await wholePicture(page, 'documents-ready');
    await expectAccessible(page, 'ready');
    await page.getByRole('button', { name: 'Sudah saya terima' }).click();
    await page.getByRole('heading', { level: 1, name: 'Selesai, dokumen sudah Anda terima' }).waitFor();

    expect(complaints).toEqual([]);
    await context.close();
  });

  test('is opened elsewhere by code and PIN, and by nothing less', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.goto(PAPERS);
    await takeAll(page);
    await arrived(page, 3);
    await goOn(page);
    await send(page).click();
    await received(page);
    const [code, pin] = await page.locator('.receipt-code').allTextContents();

    const { page: other, context: elsewhere } = await pickUpPhone(browser);
    await other.goto('/pengajuan');
    await other.fill('#code', code ?? '');
    await other.fill('#pin', '000000');
    await other.getByRole('button', { name: 'Buka', exact: true }).click();
    await other.locator('.notice-warning').waitFor();
    await wholePicture(other, 'documents-open');
    await expectAccessible(other, 'open by code');
    await other.fill('#pin', pin ?? '');
    await other.getByRole('button', { name: 'Buka', exact: true }).click();
    await received(other);

    await other.getByText('Tarik kembali pengajuan').click();
    await other.getByRole('button', { name: 'Ya, tarik kembali' }).click();
    await other.getByRole('heading', { level: 1, name: 'Pengajuan ini sudah Anda tarik kembali' }).waitFor();
    await context.close();
    await elsewhere.close();
  });
});
