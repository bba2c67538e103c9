import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { book, pickUpPhone, ticketNumber } from './citizen.ts';
import { wholePicture } from './picture.ts';
import { staffSite } from './site.ts';

// The head of an office closes an hour, takes it back, closes it again; who holds a number there takes another place.

const date = '2026-12-21';
const words = {
  id: {
    window: '0800',
    from: '08:00',
    to: '09:00',
    title: 'Tutup layanan',
    preview: 'Lihat siapa yang terdampak',
    close: 'Tutup sekarang',
    undo: /^Batalkan \(\d+ detik lagi\)/,
    undone: 'Dibatalkan sebelum ada yang diberi tahu',
    closed: 'Ditutup, warga belum diberi tahu',
    notice: 'Jam ini ditutup oleh kantor',
    choose: 'Pilih jadwal pengganti',
    suggested: 'Kami sarankan',
    move: 'Pindahkan',
    reason: 'jaringan pusat terputus',
  },
  en: {
    window: '1000',
    from: '10:00',
    to: '11:00',
    title: 'Close services',
    preview: 'See who is affected',
    close: 'Close now',
    undo: /^Undo \(\d+ seconds left\)/,
    undone: 'Undone before anybody was told',
    closed: 'Closed, nobody told yet',
    notice: 'The office has closed this time',
    choose: 'Choose another time',
    suggested: 'We suggest',
    move: 'Move',
    reason: 'the national network is down',
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function headSitsDown(language: 'id' | 'en'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, baseURL: staffSite });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto('/tutup/disdukcapil');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('button', { name: /head\.disdukcapil@/ }).click();
  await page.getByRole('heading', { level: 1, name: words.id.title }).waitFor();
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: words[language].title }).waitFor();
  return page;
}

/** The closing of this hour that came last. */
const latest = (page: Page, w: { readonly from: string; readonly to: string }) =>
  page
    .locator('article')
    .filter({ hasText: `${w.from}–${w.to}` })
    .first();

async function close(page: Page, w: (typeof words)['id' | 'en'], ticket: string): Promise<void> {
  await page.fill('#closing-date', date);
  await page.fill('#closing-from', w.from);
  await page.fill('#closing-to', w.to);
  await page.fill('#closing-id', words.id.reason);
  await page.fill('#closing-en', words.en.reason);
  await page.getByRole('button', { name: w.preview }).click();
  await page.getByText(ticket).first().waitFor();
  await wholePicture(page, `foreseen-${w.window}`);
  await page.getByRole('button', { name: w.close }).click();
  await latest(page, w).getByText(w.closed).waitFor();
}

describe.each(['id', 'en'] as const)('a closed hour (%s)', (language) => {
  const w = words[language];

  test('is closed, undone and closed again, and its citizen takes another place', async () => {
    const { page: phone, context } = await pickUpPhone(browser);
    const number = await book(phone, { date, window: w.window });
    if (language === 'en') await phone.getByRole('button', { name: 'English' }).click();
    const head = await headSitsDown(language);

    await close(head, w, number);
    await wholePicture(head, `closed-${language}`);
    await expectAccessible(head, 'closing');
    await latest(head, w).getByRole('button', { name: w.undo }).click();
    await latest(head, w).getByText(w.undone).waitFor();
    await phone.reload();
    expect(await ticketNumber(phone)).toBe(number);
    expect(await phone.getByText(w.notice).count()).toBe(0);

    await close(head, w, number);
    await phone.reload();
    await phone.getByRole('heading', { name: w.notice }).waitFor();
    await expectAccessible(phone, 'ticket of a closed hour');
    await wholePicture(phone, `ticket-${language}`);
    await phone.getByRole('link', { name: w.choose }).click();
    await phone.getByRole('heading', { name: w.suggested }).waitFor();
    await phone.getByText(w.reason).waitFor();
    await expectAccessible(phone, 'other places');
    await wholePicture(phone, `offer-${language}`);
    await phone.locator('section a.card').first().click();
    await phone.getByRole('button', { name: w.move, exact: true }).click();

    await phone.locator('.ticket-number').waitFor();
    await phone.getByRole('heading', { name: w.notice }).waitFor({ state: 'detached' });
    await expect.poll(() => latest(head, w).getByText(number).count(), { timeout: 20_000 }).toBe(0);
    await context.close();
    await head.context().close();
  });
});
