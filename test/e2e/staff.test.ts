import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { wholePicture } from './picture.ts';
import { staffSite } from './site.ts';

const operator = /operator\.region@/;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
}

async function sitDown(width = 1366): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width, height: 768 }, baseURL: staffSite });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, context, complaints };
}

async function signIn(page: Page, who = operator): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.getByRole('heading', { name: 'Masuk sebagai siapa?' }).waitFor();
  await page.getByRole('button', { name: who }).click();
  await page.getByRole('heading', { name: 'Selamat bekerja' }).waitFor();
}

describe('the staff site', () => {
  test('an operator signs in, sees who that is, signs out, and nobody can continue', async () => {
    const { page, context, complaints } = await sitDown();

    await signIn(page);
    const name = (await page.getByRole('heading', { level: 1 }).textContent())?.split(', ')[1] ?? '';
    await page.getByText('Seluruh wilayah').waitFor();
    expect(new URL(page.url()).href).toBe(`${staffSite}/`);
    expect(
      await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
    ).not.toMatch(/eyJ|token/);

    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByText('Anda sudah keluar.').waitFor();
    await page.getByRole('button', { name: 'Masuk' }).waitFor();
    for (let step = 0; step < 4; step += 1) {
      await page.goBack().catch(() => null);
      expect(await page.locator('body').textContent()).not.toContain(`Selamat bekerja`);
    }
    await page.goto('/');
    expect(await page.locator('body').textContent()).not.toContain(name);

    // Nor does the issuer know the browser: it asks, even a program that would not have it ask.
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('heading', { name: 'Masuk sebagai siapa?' }).waitFor();
    const asked = page.url().replace('/login?', '/oauth2/authorize?').replace('prompt=login', 'prompt=none');
    const answer = await context.request.get(asked, { maxRedirects: 0 });
    expect(answer.headers()['location']).toContain('error=login_required');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a reload ends the session: nothing of it is kept on the computer', async () => {
    const { page, context } = await sitDown();
    await signIn(page, /head\.disdukcapil@/);
    await page.getByText('Kepala kantor').waitFor();

    await page.reload();

    await page.getByRole('button', { name: 'Masuk' }).waitFor();
    await context.close();
  });

  test('the token is renewed in silence, and a session that was ended elsewhere is told', async () => {
    const { page, context } = await sitDown();
    await page.clock.install();
    await signIn(page);

    const renewed = page.waitForResponse(/oauth2\/token$/);
    await page.clock.fastForward('14:01');
    expect((await renewed).status()).toBe(200);
    await page.getByRole('heading', { name: 'Selamat bekerja' }).waitFor();

    let refusals = 0;
    await context.route('**/oauth2/token', (route) => {
      refusals += 1;
      return route.fulfill({
        status: 400,
        json: { error: 'invalid_grant' },
        headers: { 'access-control-allow-origin': '*' },
      });
    });
    // The page may still be reading its answer: minutes pass until it asks again, with a key now and then.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Shift');
          await page.clock.fastForward('05:00');
          return refusals;
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    await page.getByText('Anda sudah keluar').waitFor();
    await context.close();
  });

  test('somebody who leaves the desk is signed out after half an hour', async () => {
    const { page, context } = await sitDown();
    await page.clock.install();
    await signIn(page);

    await page.clock.fastForward('30:01');

    await page.getByRole('button', { name: 'Masuk' }).waitFor();
    await context.close();
  });

  test('an answer that this tab did not ask for signs nobody in', async () => {
    const { page, context } = await sitDown();

    await page.goto('/masuk?code=stolen&state=guessed');

    await page.getByText('Anda belum berhasil masuk').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await context.close();
  });

  test.each([360, 1366])('is accessible and fits a screen of %i px, in both languages', async (width) => {
    const { page, context } = await sitDown(width);
    const look = async (name: string) => {
      await wholePicture(page, `${name}-${width}`);
      // The local list of people has headings in both languages.
      if (name !== 'picker') await expectAccessible(page, name);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    };

    await page.goto('/');
    await page.getByRole('button', { name: 'Masuk' }).waitFor();
    await look('out-id');
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('heading', { name: 'Masuk sebagai siapa?' }).waitFor();
    await look('picker');
    await page.getByLabel('Cari nama').fill('operator');
    expect(await page.getByRole('listitem').filter({ visible: true }).count()).toBe(1);
    await page.getByRole('button', { name: operator }).click();
    await page.getByRole('heading', { name: 'Selamat bekerja' }).waitFor();
    await look('in-id');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await look('in-en');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await look('out-en');
    await context.close();
  });
});
