import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectAccessible, smallTargets } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { anotherNik, type Language, pickUpPhone, words } from './citizen.ts';
import { type Photograph, photograph } from './photographs.ts';
import { wholePicture } from './picture.ts';
import { type StandIn, startStandIn, useStandIn } from './stand-in.ts';

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
let standIn: StandIn;
beforeAll(async () => {
  browser = await launchBrowser();
  photos = [
    await photograph(browser, 'surat-lahir.jpg'),
    await photograph(browser, 'buku-nikah.jpg'),
    await photograph(browser, 'kk.jpg'),
  ];
  standIn = await startStandIn(inject('site'));
});
afterAll(async () => {
  await standIn.end();
  await browser.close();
});

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
const arrived = (page: Page, count: number) =>
  expect
    .poll(() => page.locator('.paper-page').getByText('Terkirim').count(), { timeout: 60_000 })
    .toBe(count);

/** Fills in whatever the document asks for. */
async function fillForm(page: Page): Promise<void> {
  for (const input of await page.locator('form .input').all()) {
    const type = await input.getAttribute('type');
    const mode = await input.getAttribute('inputmode');
    await input.fill(type === 'date' ? '2026-11-20' : mode === 'numeric' ? anotherNik() : 'Budi Santoso');
  }
  for (const group of await page.locator('form .choices').all()) await group.locator('input').first().check();
}

async function fillPerson(page: Page, nik = anotherNik()): Promise<void> {
  await page.fill('#nik', nik);
  await page.fill('#name', 'Siti Nurhaliza');
  await page.fill('#phone', '0812 3456 7890');
}

describe.each<Language>(['id', 'en'])('a citizen asks for a birth certificate, in %s', (language) => {
  const w = t[language];
  const next = words[language].next;

  test('from the search to the receipt, on pages that everybody can use', async () => {
    const { page, context, complaints } = await pickUpPhone(browser);
    await useStandIn(page, standIn);
    const seen = async (name: string) => {
      await expectAccessible(page, `${name} (${language})`);
      expect(await smallTargets(page), name).toEqual([]);
      await wholePicture(page, `documents-${name}-${language}`);
    };
    await page.goto('/');
    if (language === 'en') await page.getByRole('button', { name: words.en.switch }).click();
    await page.locator('a[href="/dokumen"]').click();
    await page.locator('a.card').first().waitFor();
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
    const [birth, marriage, family] = photos;
    if (birth === undefined || marriage === undefined || family === undefined) throw new Error('no photos');
    await take(page, 'lahir', birth);
    await take(page, 'nikah', marriage);
    await take(page, 'kk', family);
    await expect
      .poll(() => page.locator('.paper-page').getByText(w.sent, { exact: true }).count(), { timeout: 90_000 })
      .toBe(3);
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
    console.log(sent.map(({ bytes, width, height }) => `${bytes} ${width}×${height}`).join(', '));

    await page.getByRole('button', { name: next }).click();
    await page.locator('form').waitFor();
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

    expect(complaints).toEqual([]);
    await context.close();
  });
});
