import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { fillIn, pickUpPhone, take, ticketNumber } from './citizen.ts';

const BOOKINGS = '**/api/queue/bookings';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The Idempotency-Keys of all booking requests that leave the phone. */
function watchKeys(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request: Request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/queue/bookings')) {
      keys.push(request.headers()['idempotency-key'] ?? 'none');
    }
  });
  return keys;
}

const stored = (page: Page) =>
  page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));

describe('an old phone', () => {
  test('that has no workers solves the proof on the page', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.addInitScript('delete globalThis.Worker');

    await fillIn(page, { date: '2026-12-18', window: '0800' });
    await take(page).click();

    expect(await ticketNumber(page)).toMatch(/^A\d{3}$/);
    await context.close();
  });

  test('that stores nothing books all the same', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });

    await fillIn(page, { date: '2026-12-18', window: '0900' });
    await take(page).click();

    expect(await ticketNumber(page)).toMatch(/^A\d{3}$/);
    await context.close();
  });
});

describe('a bad connection', () => {
  test('an answer that got lost is asked for again under the same key: one number', async () => {
    const { page, context } = await pickUpPhone(browser);
    const keys = watchKeys(page);
    const numbers: string[] = [];
    // The office books, and its first answer never arrives.
    await page.route(BOOKINGS, async (route) => {
      const answer = await route.fetch();
      numbers.push((await answer.json()).booking.ticket);
      if (numbers.length === 1) await route.abort('connectionreset');
      else await route.fulfill({ response: answer });
    });
    await fillIn(page, { date: '2026-12-09', window: '0800' });

    await take(page).click();
    const shown = await ticketNumber(page);

    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(numbers).toEqual([shown, shown]);
    await context.close();
  });

  test('a browser that is closed while it waits is led back to its booking, with the same key', async () => {
    const { page, context } = await pickUpPhone(browser);
    const keys = watchKeys(page);
    await page.route(BOOKINGS, async (route) => {
      await route.fetch();
      await route.abort('internetdisconnected');
    });
    await fillIn(page, { date: '2026-12-09', window: '0900' });
    await take(page).click();
    await page.getByText('Sambungan tersendat').waitFor();

    await page.unroute(BOOKINGS);
    await page.close();
    const again = await context.newPage();
    const keysAgain = watchKeys(again);
    await again.goto('/');
    await again.getByText('Pemesanan Anda tadi belum terjawab').waitFor();
    await again.getByRole('link', { name: 'Periksa nomor saya' }).click();

    expect(await ticketNumber(again)).toMatch(/^A\d{3}$/);
    expect(keysAgain).toEqual([keys[0]]);
    await context.close();
  });

  test('a gateway’s error page is no answer: calm words, the same key', async () => {
    const { page, context } = await pickUpPhone(browser);
    const keys = watchKeys(page);
    await page.route(BOOKINGS, async (route) => {
      if (keys.length > 2) await route.continue();
      else
        await route.fulfill({
          status: keys.length === 1 ? 502 : 413,
          contentType: 'text/html',
          body: '<h1>Bad</h1>',
        });
    });
    await fillIn(page, { date: '2026-12-09', window: '1000' });

    await take(page).click();
    await page.getByText('nomor Anda tidak akan tercatat dua kali').waitFor();

    expect(await ticketNumber(page)).toMatch(/^A\d{3}$/);
    expect(new Set(keys).size).toBe(1);
    await context.close();
  });

  test('a hasty thumb books once', async () => {
    const { page, context } = await pickUpPhone(browser);
    const keys = watchKeys(page);
    await fillIn(page, { date: '2026-12-09', window: '1100' });

    await take(page).evaluate((button: HTMLElement) => {
      for (let taps = 0; taps < 5; taps += 1) button.click();
    });
    await ticketNumber(page);

    expect(keys).toHaveLength(1);
    await context.close();
  });

  test('what was typed survives a reload, and nothing of it stays after the ticket', async () => {
    const { page, context } = await pickUpPhone(browser);
    const nik = await fillIn(page, { date: '2026-12-10', window: '0800' });
    await page.goBack();
    await page.reload();
    expect(await page.inputValue('#nik')).toBe(nik);
    expect(await page.inputValue('#phone')).toBe('0812 3456 7890');

    await page.goForward();
    await take(page).click();
    await ticketNumber(page);

    const kept = await stored(page);
    expect(kept).not.toContain(nik);
    expect(kept).not.toContain('Siti Nurhaliza');
    expect(kept).not.toContain('3456');
    await context.close();
  });

  test('without a network the form says so and keeps everything', async () => {
    const { page, context } = await pickUpPhone(browser);
    const nik = await fillIn(page, { date: '2026-12-10', window: '0900' });
    await context.setOffline(true);

    await page.getByText('Tidak ada internet. Yang sudah Anda isi tidak hilang.').waitFor();
    await take(page).click();
    await context.setOffline(false);

    expect(await ticketNumber(page)).toMatch(/^A\d{3}$/);
    expect(page.url()).not.toContain(nik);
    await context.close();
  });
});
