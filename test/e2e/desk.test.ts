import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { picture } from './picture.ts';
import { staffSite } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
}

/** Somebody signed in, on a page of the office. */
async function sitDown(role: string, way: string, { width = 1366, language = 'id' } = {}): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width, height: 768 }, baseURL: staffSite });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('button', { name: new RegExp(`${role}\\.disdukcapil@`) }).click();
  await page.getByRole('heading', { name: 'Selamat bekerja' }).waitFor();
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: way }).click();
  await page.getByRole('heading', { level: 1, name: way }).waitFor();
  return { page, context, complaints };
}

const words = {
  id: {
    book: 'Pesankan antrean',
    send: 'Pesan dan tampilkan tiket',
    service: 'Pilih layanan.',
    booked: 'Sudah dipesan',
    print: 'Cetak tiket',
    next: 'Pesankan orang berikutnya',
    find: 'Cari',
    why: 'Pilih alasan.',
    found: 'Antrean yang ditemukan',
    end: 'Batalkan antrean ini',
    yes: 'Ya, batalkan',
    ended: (ticket: string) => `${ticket} sudah dibatalkan.`,
    rebook: 'Pesankan untuk warga ini',
  },
  en: {
    book: 'Book for somebody',
    send: 'Book and show the ticket',
    service: 'Choose a service.',
    booked: 'Booked',
    print: 'Print the ticket',
    next: 'Book for the next person',
    find: 'Find',
    why: 'Choose a reason.',
    found: 'Bookings found',
    end: 'Cancel this booking',
    yes: 'Yes, cancel',
    ended: (ticket: string) => `${ticket} has been cancelled.`,
    rebook: 'Book for this person',
  },
} as const;
const languages = ['id', 'en'] as const;

const tomorrow = '2026-12-08';

/** Fills the form for tomorrow at nine, or another hour and day. */
async function fill(
  page: Page,
  who: { name: string; nik?: string },
  { day = tomorrow, time = '09:00' } = {},
) {
  await page.locator('#service').selectOption('kartu-keluarga');
  await page.locator('#day').selectOption(day);
  await page.locator('#time').selectOption(time);
  if (who.nik === undefined) await page.locator('#kind').selectOption('none');
  else await page.locator('#number').fill(who.nik);
  await page.locator('#name').fill(who.name);
}

describe('the desk', () => {
  test.each(languages)(
    'in %s a helper books for somebody without a phone and hands over a ticket with number and two codes',
    async (language) => {
      const w = words[language];
      const { page, context, complaints } = await sitDown('helper', w.book, { language });
      await page.getByRole('button', { name: w.send }).click();
      await page.getByRole('alert').getByText(w.service).waitFor();
      await expectAccessible(page, 'the form with errors');

      const nik = language === 'id' ? '1274014101500001' : '1274014101500003';
      await fill(page, { name: 'Nenek Rosmawati', nik });
      await picture(page, `desk-book-${language}`);
      await page.getByRole('button', { name: w.send }).click();

      await page.getByRole('heading', { name: w.booked }).waitFor();
      const slip = page.locator('.slip');
      expect(await slip.textContent()).toMatch(/[A-Z]\d{3}/);
      expect(await slip.textContent()).toContain('Ne•• Ro••');
      expect(await slip.getByRole('img').count()).toBe(2);
      await expectAccessible(page, 'the ticket');
      await picture(page, `desk-ticket-${language}`);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button', { name: w.print }).isVisible()).toBe(false);
      expect(await slip.isVisible()).toBe(true);
      await page.emulateMedia({ media: null });

      await page.getByRole('button', { name: w.next }).click();
      expect(await page.locator('#name').inputValue()).toBe('');
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('a helper has no way to the pages of counters, the hall or closings', async () => {
    const { page, context } = await sitDown('helper', words.id.book);
    await page.goto('/');
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('button', { name: /helper\.disdukcapil@/ }).click();
    await page.getByRole('heading', { name: 'Selamat bekerja' }).waitFor();

    const ways = await page.locator('main a').evaluateAll((links) => links.map((link) => link.textContent));

    expect(ways.filter((way) => way?.includes(words.id.book))).toHaveLength(1);
    expect(ways.filter((way) => /[Ll]oket|Pantau|Tutup|Cari|Daftar/.test(way ?? ''))).toEqual([]);
    await context.close();
  });

  test('an answer that gets lost on the way makes no second booking', async () => {
    const { page, context } = await sitDown('front-desk', 'Book for somebody', { language: 'en' });
    const sent: string[] = [];
    page.on('request', (request) => {
      const isBooking = request.method() === 'POST' && request.url().endsWith('/bookings');
      if (isBooking) sent.push(request.headers()['idempotency-key'] ?? '');
    });
    await page.evaluate(() => {
      const real = window.fetch;
      let lost = false;
      window.fetch = async (...request) => {
        const answer = await real(...request);
        if (lost || request[1]?.method !== 'POST') return answer;
        lost = true;
        throw new TypeError('the line broke');
      };
    });
    await fill(page, { name: 'Bayi Ny. Siti' }, { time: '10:00' });
    await page.getByRole('button', { name: 'Book and show the ticket' }).click();
    await page.getByText('There is no answer yet.').waitFor();

    await page.getByRole('button', { name: 'Send again' }).click();

    await page.getByRole('heading', { name: 'Booked' }).waitFor();
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
    await context.close();
  });

  test.each([
    ['id', 'officer', '1274014101600002', '11:00'],
    ['en', 'front-desk', '1274014101600004', '14:00'],
  ] as const)(
    'in %s the %s finds a stranger’s booking by the card, ends it and books for the person at once',
    async (language, role, nik, time) => {
      const w = words[language];
      const stranger = await sitDown('supervisor', words.id.book);
      await fill(stranger.page, { name: 'Orang Lain', nik }, { time });
      await stranger.page.getByRole('button', { name: words.id.send }).click();
      await stranger.page.getByRole('heading', { name: words.id.booked }).waitFor();
      const ticket = (await stranger.page.locator('.slip-number').textContent()) ?? '';
      await stranger.context.close();

      const { page, context, complaints } = await sitDown(role, w.find, { language });
      await page.getByRole('button', { name: w.find, exact: true }).click();
      await page.getByRole('alert').getByText(w.why).waitFor();
      await expectAccessible(page, 'the search with errors');
      await page.locator('#number').fill(nik);
      await page.locator('#why').selectOption('booked-by-stranger');
      await expect
        .poll(
          async () => {
            await page.getByRole('button', { name: w.find, exact: true }).click();
            await page.getByRole('heading', { name: w.found }).waitFor();
            return page.getByText(ticket).count();
          },
          { timeout: 20_000 },
        )
        .toBe(1);
      await expectAccessible(page, 'what was found');
      await picture(page, `desk-find-${language}`);

      await page.getByRole('button', { name: w.end }).click();
      await expectAccessible(page, 'the second question');
      await page.getByRole('button', { name: w.yes }).click();
      await page.getByText(w.ended(ticket)).waitFor();
      await page.getByRole('link', { name: w.rebook }).click();
      await page.getByRole('heading', { name: w.book }).waitFor();
      await fill(page, { name: 'Bu Siti', nik }, { time });
      await page.getByRole('button', { name: w.send }).click();

      await page.getByRole('heading', { name: w.booked }).waitFor();
      expect(await page.locator('.slip-number').textContent()).not.toBe(ticket);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test.each([
    ['id', 'Daftar yang akan datang', 'Cetak daftar'],
    ['en', 'Who is expected', 'Print the list'],
  ])(
    'in %s the list of who is expected goes on to be read and printed when the network goes',
    async (language, title, print) => {
      const { page, context, complaints } = await sitDown('front-desk', title, { language });
      await page.getByRole('button', { name: print }).waitFor();
      await expectAccessible(page, 'the list');
      await picture(page, `desk-list-${language}`);

      await context.setOffline(true);
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute('data-printed', 'yes');
      });
      await page.getByRole('button', { name: print }).click();

      expect(await page.locator('body').getAttribute('data-printed')).toBe('yes');
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('table').isVisible()).toBe(true);
      expect(await page.getByRole('button', { name: print }).isVisible()).toBe(false);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
