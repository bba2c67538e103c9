import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { synthesise } from '../../local-aws/synth.ts';
import { freePort } from '../bench/rig/free-port.ts';
import { type HostProcess, startHostProcess } from '../world/host-process.ts';
import { signIn } from '../world/staff.ts';
import { expectAccessible, smallTargets } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { book, type Language, pickUpPhone, words } from './citizen.ts';
import { wholePicture } from './picture.ts';

// The day of the visit, from the booking to the rating. It needs two times of one day, so it has a host of its own.

const TODAY = '2026-12-08';
const office = '/api/queue/offices/disdukcapil';
const folder = mkdtempSync(join(tmpdir(), 'balai-visit-'));

let browser: Browser;
let port: number;
let assembly: string;
let host: HostProcess;
const site = () => host.url;
const door = () => host.url.replace('localhost', '127.0.0.1');
const at = (time: string) =>
  startHostProcess({
    assembly,
    dataFolder: join(folder, 'data'),
    port,
    clock: `${TODAY}T${time}:00+07:00`,
  });

beforeAll(async () => {
  port = await freePort();
  assembly = await synthesise({
    region: 'tanjungbalai',
    origin: `http://localhost:${port}`,
    folder: join(folder, 'assembly'),
  });
  [host, browser] = await Promise.all([at('08:10'), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.end();
  rmSync(folder, { recursive: true, force: true });
});

async function staff(group: string) {
  const { token } = await signIn({ url: door() }, group);
  return async (method: string, path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${door()}${office}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
    return JSON.parse(text);
  };
}

const says = {
  id: {
    leave: 'Waktunya berangkat',
    come: 'Datang sekarang',
    next: 'Anda berikutnya',
    called: 'Silakan ke loket',
    serving: 'Anda dilayani di loket',
    done: 'Selesai dilayani',
    good: 'Baik',
    rated: 'Penilaian Anda: Baik',
    stillComing: 'Jadi datang?',
    no: 'Tidak jadi, batalkan nomor saya',
  },
  en: {
    leave: 'Time to leave',
    come: 'Come now',
    next: 'You are next',
    called: 'Please go to counter',
    serving: 'You are being served at counter',
    done: 'You have been served',
    good: 'Good',
    rated: 'Your rating: Good',
    stillComing: 'Still coming?',
    no: 'No, cancel my number',
  },
} as const;

async function seen(page: Page, name: string): Promise<void> {
  await wholePicture(page, name);
  await expectAccessible(page, name);
  expect(await smallTargets(page), name).toEqual([]);
}

const title = (page: Page, text: string) => page.locator('.live-title', { hasText: text });
const inLanguage = async (page: Page, language: Language) => {
  if (language === 'en') await page.getByRole('button', { name: words.en.switch }).click();
};

describe('a citizen on the day of the visit', () => {
  test('follows the ticket from leaving home to the rating, in both languages', async () => {
    const phones = await Promise.all(
      (['id', 'en'] as const).map(async (language) => ({
        language,
        ...(await pickUpPhone(browser, 360, site())),
      })),
    );
    for (const { page, language } of phones) {
      await book(page, { date: TODAY, window: '0900' });
      await inLanguage(page, language);
      // Ten past eight, for nine o'clock.
      await page.locator('.live-title', { hasText: /08[.:]20/ }).waitFor();
      await seen(page, `early-${language}`);
    }

    await host.end();
    host = await at('08:52');
    const head = await staff('disdukcapil/head');
    await head('PUT', '/day', { state: 'open' });
    for (const { page, language } of phones) {
      await page.reload();
      await title(page, says[language].come).waitFor();
      await seen(page, `come-${language}`);
    }

    const desk = await staff('disdukcapil/front-desk');
    const officer = await staff('disdukcapil/officer');
    await officer('PUT', '/counters/3', { state: 'open', services: ['ktp-el'] });
    for (const { page, language } of phones) {
      const [, id = ''] = new URL(page.url()).hash.split('.');
      await desk('POST', '/check-ins', { code: `balai:tanjungbalai:${id}` });
      await page.reload();
      await page.locator('.live-more').waitFor();
      await seen(page, `waiting-${language}`);
    }

    for (const { page, language, context, complaints } of phones) {
      const t = says[language];
      const [, id = ''] = new URL(page.url()).hash.split('.');
      await page.reload();
      await title(page, t.next).waitFor();
      await officer('POST', '/counters/3/calls', { ticket: id });
      // No reload from here on: the page asks by itself.
      await title(page, `${t.called} 3`).waitFor();
      expect(await page.locator('.live [role=status]').first().textContent()).toContain(t.called);
      await seen(page, `called-${language}`);

      await officer('POST', '/counters/3/actions', { action: 'serve', ticket: id });
      await title(page, `${t.serving} 3`).waitFor({ timeout: 30_000 });
      await officer('POST', '/counters/3/actions', { action: 'finish', ticket: id });
      await title(page, t.done).waitFor({ timeout: 30_000 });
      await page.getByRole('button', { name: t.good, exact: true }).click();
      await page.getByText(t.rated).waitFor();
      await seen(page, `rated-${language}`);

      await page.reload();
      await title(page, t.done).waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    }
  });

  test('who came without booking follows the number that was printed', async () => {
    const desk = await staff('disdukcapil/front-desk');
    const issued = await desk('POST', '/walk-ins', { service: 'ktp-el' });
    const link = /"link":"([^"]+)"/.exec(JSON.stringify(issued))?.[1] ?? '';
    const { page, context } = await pickUpPhone(browser, 360, site());

    await page.goto(link);

    await page.locator('.live-number', { hasText: /^W\d{3}/ }).waitFor();
    await title(page, says.id.next).waitFor();
    await seen(page, 'walk-in-id');
    // Without a network the last answer stays, and says how old it is.
    await context.setOffline(true);
    await page.getByText('Belum tersambung').waitFor();
    await title(page, says.id.next).waitFor();
    await context.close();
  });

  test('whoever was reminded gives up the place with one tap', async () => {
    for (const language of ['id', 'en'] as const) {
      const { page, context } = await pickUpPhone(browser, 360, site());
      await book(page, { date: '2026-12-09', window: '1000' });
      const { hash } = new URL(page.url());

      await page.goto(`/datang${hash}`);
      await inLanguage(page, language);
      await page.getByRole('heading', { level: 1, name: says[language].stillComing }).waitFor();
      await seen(page, `still-coming-${language}`);
      await page.getByRole('button', { name: says[language].no }).click();

      await page.getByRole('heading', { level: 1, name: words[language].cancelled }).waitFor();
      await context.close();
    }
  });
});
