import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Citizen, outcome } from '../world/citizen.ts';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { anotherNik, book, fillIn, pickUpPhone, take, ticketNumber } from './citizen.ts';
import { site } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Others take the last places of a window of four. */
async function fill(date: string, window: string): Promise<void> {
  const door = () => site.replace('localhost', '127.0.0.1');
  const replies = [];
  for (let people = 0; people < 5; people += 1) {
    const wish = { office: 'disdukcapil', service: 'pindah-datang', date, window };
    replies.push(await new Citizen(door, anotherNik()).book(wish));
  }
  expect(replies.map(outcome)).toContain('full');
}

describe('when there is no number', () => {
  test('a window that fills while one types loses nothing and offers the next', async () => {
    const { page, context } = await pickUpPhone(browser);
    const nik = await fillIn(page, { service: 'pindah-datang', date: '2026-12-15', window: '0800' });
    await fill('2026-12-15', '08:00');

    await take(page).click();
    await page.getByRole('heading', { level: 1, name: 'Jam itu baru saja penuh' }).waitFor();
    await expectAccessible(page, 'full');
    await page.locator('main a.card').first().click();
    await page.getByRole('heading', { level: 1, name: 'Periksa kembali' }).waitFor();
    expect(await page.getByText(nik.replace(/(\d{4})(?=\d)/g, '$1 ')).count()).toBe(1);
    await take(page).click();

    expect(await ticketNumber(page)).toMatch(/^D\d{3}$/);
    await context.close();
  });

  test('a full window is shown as full, and can only be waited for', async () => {
    const { page, context } = await pickUpPhone(browser);
    await fill('2026-12-16', '08:00');

    await page.goto('/layanan/disdukcapil/pindah-datang/2026-12-16');

    await page.locator('.card-off', { hasText: '08.00 – 09.00' }).getByText('Penuh').waitFor();
    await page.locator('a[href$="/ikut-0800/data"]').waitFor();
    expect(await page.locator('a[href$="/0800/data"]').count()).toBe(0);
    await context.close();
  });

  test('a NIK that the office refuses is corrected where it was typed', async () => {
    const { page, context } = await pickUpPhone(browser);
    await fillIn(page, { date: '2026-12-15', window: '1000', nik: '1274013113900001' });

    await take(page).click();
    await page.getByRole('heading', { level: 1, name: 'Data Anda' }).waitFor();
    await page.locator('#nik-error').waitFor();
    await expectAccessible(page, 'refused NIK');
    expect(await page.locator('#nik').getAttribute('aria-invalid')).toBe('true');
    expect(await page.inputValue('#name')).toBe('Siti Nurhaliza');

    await page.fill('#nik', anotherNik());
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await take(page).click();
    expect(await ticketNumber(page)).toMatch(/^A\d{3}$/);
    await context.close();
  });

  test('who has a number that day already is led to it', async () => {
    const { page, context } = await pickUpPhone(browser);
    const nik = anotherNik();
    await book(page, { date: '2026-12-15', window: '1100', nik });

    await fillIn(page, { date: '2026-12-15', window: '1300', nik });
    await take(page).click();

    await page.getByRole('heading', { level: 1, name: 'Nomor belum bisa diambil' }).waitFor();
    await expectAccessible(page, 'already booked');
    await page.getByRole('main').getByRole('link', { name: 'Cari nomor saya' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cari nomor saya' }).waitFor();
    await context.close();
  });

  test('asking for a lost link is answered the same, number or not', async () => {
    const { page, context } = await pickUpPhone(browser);
    const ask = async (nik: string) => {
      await page.goto('/cari');
      await page.fill('#nik', nik);
      await page.fill('#phone', '0812 3456 7890');
      await page.getByRole('button', { name: 'Kirim tautan tiket' }).click();
      await page.getByRole('heading', { level: 1, name: 'Periksa pesan di HP Anda' }).waitFor();
      return page.getByRole('main').textContent();
    };
    const nik = anotherNik();
    await book(page, { date: '2026-12-16', window: '1100', nik });

    expect(await ask(nik)).toBe(await ask(anotherNik()));
    await context.close();
  });
});

describe('before booking opens', () => {
  test('the details can be prepared; they go by the office’s clock, once, without a further tap', async () => {
    const { page, context } = await pickUpPhone(browser);
    let opensAt = 0;
    // The day opens six seconds after the page first hears of it.
    await page.route('**/availability*', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      opensAt ||= body.now + 6_000;
      const windows = body.windows.map((window: object) =>
        body.now < opensAt ? { ...window, state: 'not-yet' } : window,
      );
      await route.fulfill({ response: answer, json: { ...body, bookingOpensAt: opensAt, windows } });
    });
    await fillIn(page, { date: '2026-12-17', window: '0800' });
    await page.getByRole('timer').waitFor();
    await expectAccessible(page, 'waiting for the opening');
    const sent: number[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(Date.now());
    });
    const asked = Date.now();

    await page.getByRole('button', { name: 'Kirim saat dibuka' }).click();
    await page.getByText('Biarkan halaman ini terbuka').waitFor();
    expect(await ticketNumber(page)).toMatch(/^A\d{3}$/);

    expect(sent).toHaveLength(1);
    expect(sent[0]).toBeGreaterThan(asked);
    await context.close();
  });
});
