import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { book, pickUpPhone, ticketNumber } from './citizen.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a ticket', () => {
  test('can be kept although a part of the site did not arrive at first', async () => {
    const { page, context } = await pickUpPhone(browser);
    let refusals = 0;
    await context.route('**/manifest.webmanifest', (route) => {
      refusals += 1;
      return refusals === 1 ? route.fulfill({ status: 503 }) : route.continue();
    });

    await book(page, { date: '2026-12-14', window: '1300' });

    await page.getByText('Bisa dibuka tanpa internet').waitFor();
    expect(refusals).toBeGreaterThan(1);
    await context.close();
  });

  test('opens without a network, as often as one likes', async () => {
    const { page, context } = await pickUpPhone(browser);
    const number = await book(page, { date: '2026-12-10', window: '1000' });
    await page.getByText('Bisa dibuka tanpa internet').waitFor();

    await context.setOffline(true);
    await page.reload();
    expect(await ticketNumber(page)).toBe(number);
    await page.locator('.qr path[d^="M"]').waitFor();
    await page.getByText('Ini salinan yang tersimpan di HP').waitFor();

    await page.goto('/');
    await page.getByRole('link', { name: number }).click();
    expect(await ticketNumber(page)).toBe(number);
    await expectAccessible(page, 'ticket without a network');
    await context.close();
  });

  test('tells its key to nobody: it stands in the fragment and in no request', async () => {
    const { page, context } = await pickUpPhone(browser);
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));

    await book(page, { date: '2026-12-10', window: '1100' });
    await page.reload();
    await ticketNumber(page);

    const secret = new URL(page.url()).hash.split('.')[2] ?? '';
    expect(secret).toHaveLength(22);
    expect(addresses.filter((address) => address.includes(secret) && !address.includes('#'))).toEqual([]);
    await context.close();
  });

  test('goes into the calendar', async () => {
    const { page, context } = await pickUpPhone(browser);
    const number = await book(page, { date: '2026-12-10', window: '1300' });

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan ke kalender' }).click(),
    ]);

    const file = readFileSync(await download.path(), 'utf8');
    expect(file).toContain('BEGIN:VCALENDAR');
    expect(file).toContain(number);
    await context.close();
  });

  test('goes to WhatsApp with number, time and link', async () => {
    const { page, context } = await pickUpPhone(browser);
    const number = await book(page, { date: '2026-12-11', window: '0800' });

    const link = await page.getByRole('link', { name: 'Kirim lewat WhatsApp' }).getAttribute('href');

    const message = new URL(link ?? '').searchParams.get('text');
    expect(message).toContain(`Nomor antrean ${number}`);
    expect(message).toContain('Jumat, 11 Desember 2026, pukul 08.00 – 09.00');
    expect(message).toMatch(/\/tiket#k\d+\.[\w-]{11}\.[\w-]{22}/);
    await context.close();
  });

  test('fits on the roll of a counter printer and on A4', async () => {
    const { page, context } = await pickUpPhone(browser);
    await book(page, { date: '2026-12-11', window: '0900' });

    await page.emulateMedia({ media: 'print' });
    for (const width of [272, 760]) {
      // 80 mm less its margins, and A4 less its margins, in CSS pixels.
      await page.setViewportSize({ width, height: 1_000 });
      const box = await page.locator('.ticket').boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(width);
      expect(await page.locator('.banner').isVisible()).toBe(false);
      expect(await page.locator('.ticket-actions').isVisible()).toBe(false);
      expect(await page.locator('.qr').isVisible()).toBe(true);
    }
    await context.close();
  });

  test('moves to another time of its day, with a new number', async () => {
    const { page, context } = await pickUpPhone(browser);
    const number = await book(page, { date: '2026-12-11', window: '1000' });

    await page.getByRole('link', { name: 'Pindah hari atau jam' }).click();
    await page.locator('a.day-inside', { hasText: 'Jumat 11' }).click();
    await page.getByRole('link', { name: '11.00 – 12.00' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pindah ke jadwal ini?' }).waitFor();
    await expectAccessible(page, 'move');
    await page.getByRole('button', { name: 'Pindahkan' }).click();

    await page.getByText('Pukul 11.00 – 12.00').waitFor();
    expect(await ticketNumber(page)).not.toBe(number);
    await context.close();
  });

  test('moves to another day; the old link then shows the new ticket', async () => {
    const { page, context } = await pickUpPhone(browser);
    await book(page, { date: '2026-12-14', window: '0800' });
    const old = page.url();

    await page.getByRole('link', { name: 'Pindah hari atau jam' }).click();
    await page.locator('a.day-inside', { hasText: 'Selasa 15' }).click();
    await page.getByRole('link', { name: '09.00 – 10.00' }).click();
    await page.getByRole('button', { name: 'Pindahkan' }).click();
    await page.getByText('Selasa, 15 Desember 2026').waitFor();
    const number = await ticketNumber(page);

    const shownByOldLink = async () => {
      await page.goto('/');
      await page.goto(old);
      return ticketNumber(page);
    };
    // The old booking learns of its successor when the sheet's stream has settled, a moment later.
    await expect.poll(shownByOldLink, { timeout: 30_000 }).toBe(number);
    await context.close();
  });

  test('is cancelled only after a second question, and then gone from the phone', async () => {
    const { page, context } = await pickUpPhone(browser);
    const number = await book(page, { date: '2026-12-14', window: '0900' });

    await page.getByRole('link', { name: 'Batalkan nomor' }).click();
    await page.getByRole('heading', { level: 1, name: 'Batalkan nomor ini?' }).waitFor();
    await expectAccessible(page, 'cancel');
    await page.getByRole('button', { name: 'Ya, batalkan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nomor Anda sudah dibatalkan' }).waitFor();

    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText(number).count()).toBe(0);
    await context.close();
  });

  test('that was altered is not found, and says how to find it', async () => {
    const { page, context } = await pickUpPhone(browser);

    await page.goto('/tiket#k1.abcdefghijk.0123456789012345678901');

    await page.getByRole('heading', { level: 1, name: 'Tiket tidak ditemukan' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Cari nomor saya' }).waitFor();
    await context.close();
  });

  test('leaves a shared phone from its own page, its key out of the history', async () => {
    const { page, context } = await pickUpPhone(browser);
    const number = await book(page, { date: '2026-12-14', window: '1100' });
    const key = new URL(page.url()).hash;

    await page.getByRole('button', { name: 'Hapus dari HP ini' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ambil nomor antrean dari rumah' }).waitFor();
    expect(await page.getByText(number).count()).toBe(0);
    await page.goBack();

    expect(page.url()).not.toContain(key);
    await context.close();
  });

  test('leaves a shared phone when asked to', async () => {
    const { page, context } = await pickUpPhone(browser);
    await book(page, { date: '2026-12-14', window: '1000' });

    await page.goto('/data-anda');
    await page.getByRole('button', { name: 'Hapus data di HP ini' }).click();
    await page.getByText('Data di HP ini sudah dihapus.').waitFor();

    const kept = await page.evaluate(() =>
      Object.keys(localStorage).filter((name) => name !== 'balai.language'),
    );
    expect(kept).toEqual([]);
    await context.close();
  });
});
