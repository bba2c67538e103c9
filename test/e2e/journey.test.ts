import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, smallTargets } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { anotherNik, type Language, pickUpPhone, ticketNumber, words } from './citizen.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each<[Language, string, string]>([
  ['id', 'Nomor antrean Anda', 'Pukul 08.00 – 09.00'],
  ['en', 'Your queue number', '08:00 – 09:00'],
])('a citizen with a phone, in %s', (language, title, time) => {
  const t = words[language];

  test('books from the front page to the ticket, on pages that everybody can use', async () => {
    const { page, context, complaints } = await pickUpPhone(browser);
    const seen = async (name: string) => {
      await expectAccessible(page, `${name} (${language})`);
      expect(await smallTargets(page), name).toEqual([]);
    };

    await page.goto('/');
    if (language === 'en') await page.getByRole('button', { name: t.switch }).click();
    await page.getByRole('link', { name: t.service }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await seen('front page');

    await page.getByRole('link', { name: t.service }).click();
    await page.locator('.fold summary').first().click();
    await page.locator('.fold[open] li').first().waitFor();
    await seen('what to bring');

    await page.getByRole('link', { name: t.chooseDay }).click();
    await page.locator('a.day-inside').first().waitFor();
    await seen('day');

    await page.locator('a.day-inside').nth(1).click();
    await page.locator('a.card').first().waitFor();
    await seen('window');

    await page.locator('a.card').first().click();
    await page.getByRole('button', { name: t.next }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await seen('details with errors');

    await page.locator('.error-summary a').first().click();
    await page.keyboard.type(anotherNik());
    await page.fill('#name', 'Siti Nurhaliza');
    await page.fill('#phone', '0812 3456 7890');
    await page.getByLabel(t.priority).check();
    await page.getByRole('button', { name: t.next }).click();
    await page.locator('dl.summary').waitFor();
    await seen('check');

    await page.getByRole('button', { name: t.take }).click();
    expect(await ticketNumber(page)).toMatch(/^A\d{3}$/);
    await page.locator('.qr path[d^="M"]').waitFor();
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(await page.locator('.ticket-time').textContent()).toBe(time);
    await seen('ticket');

    expect(complaints).toEqual([]);
    await context.close();
  });

  test('finds every other page usable too', async () => {
    const { page, context, complaints } = await pickUpPhone(browser, 320);
    await page.goto('/');
    if (language === 'en') await page.getByRole('button', { name: t.switch }).click();

    for (const address of [
      '/cari',
      '/data-anda',
      '/tiket',
      '/dokumen',
      '/pengajuan',
      '/tidak-ada',
      '/layanan/disdukcapil/tidak-ada',
    ]) {
      await page.goto(address);
      await page.locator('h1').waitFor();
      await expectAccessible(page, `${address} (${language})`);
      expect(await smallTargets(page), address).toEqual([]);
    }

    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('on every page', () => {
  test('letters twice as large break nothing on the smallest screen', async () => {
    const { page, context } = await pickUpPhone(browser, 320);
    const day = '/layanan/disdukcapil/ktp-el/2026-12-08';

    for (const [address, shown] of [
      ['/', 'a.card'],
      ['/layanan/disdukcapil/ktp-el', '.fold'],
      ['/layanan/disdukcapil/ktp-el/hari', 'a.day-inside'],
      [day, 'a.card'],
      [`${day}/0800/data`, '#nik'],
      ['/cari', '#nik'],
    ] as const) {
      await page.goto(address);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      await page.locator(shown).first().waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, address).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  test('going on moves the focus to the heading, so that a screen reader says where one is', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.goto('/');

    await page.getByRole('link', { name: words.id.service }).click();
    await page.locator('h1', { hasText: 'KTP-el' }).waitFor();

    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await context.close();
  });

  test('switching the language keeps the place and what was typed', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.goto('/layanan/disdukcapil/ktp-el/2026-12-08/0800/data');
    await page.fill('#name', 'Siti Nurhaliza');

    await page.getByRole('button', { name: words.en.switch }).click();

    await page.locator('h1', { hasText: 'Your details' }).waitFor();
    expect(await page.inputValue('#name')).toBe('Siti Nurhaliza');
    await context.close();
  });

  test('the keyboard alone is enough to get from the front page to the details', async () => {
    const { page, context } = await pickUpPhone(browser);
    await page.goto('/');
    await page.locator('a.card').first().waitFor();
    const tabTo = async (selector: string) => {
      for (let steps = 0; steps < 60; steps += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))
          return;
      }
      throw new Error(`The Tab key never reached ${selector}`);
    };

    await tabTo('a.card');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'KTP-el' }).waitFor();
    await tabTo('a.button');
    await page.keyboard.press('Enter');
    await page.locator('a.day-inside').first().waitFor();
    await tabTo('a.day-inside');
    await page.keyboard.press('Enter');
    await page.locator('a.card').first().waitFor();
    await tabTo('a.card');
    await page.keyboard.press('Enter');

    await page.locator('#nik').waitFor();
    await context.close();
  });
});
