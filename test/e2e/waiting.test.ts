import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '#services/queue/contract.ts';
import { synthesise } from '../../local-aws/synth.ts';
import { freePort } from '../bench/rig/free-port.ts';
import { Citizen } from '../world/citizen.ts';
import { type HostProcess, startHostProcess } from '../world/host-process.ts';
import { signIn } from '../world/staff.ts';
import { expectAccessible, smallTargets } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { anotherNik, type Language, type Phone, pickUpPhone, ticketNumber, words } from './citizen.ts';
import { wholePicture } from './picture.ts';

// A day of six places that is drawn, and its waitlist afterwards. It needs several times of one morning, so it has a host of its own.

const today = '2026-12-07';
/** Released today at seven. */
const date = '2026-12-21';
const [office, service] = ['disdukcapil', 'pindah-datang'];
const day = `/layanan/${office}/${service}/${date}`;
/** Who takes part besides the two phones: more than there are places. */
const others = 8;
/** Places are given once a minute. */
const given = { timeout: 100_000 };
const languages = ['id', 'en'] as const;

const says = {
  id: {
    opens: 'Undian dibuka',
    shared: 'Tempat untuk Senin, 21 Desember dibagi lewat undian',
    wait: 'Kirim saat dibuka',
    open: 'Undian untuk Senin, 21 Desember sedang dibuka',
    any: 'Jam berapa saja',
    enter: 'Ikut undian',
    enters: 'Anda ikut undian',
    check: 'Periksa undian',
    before: 'Undian belum berlangsung',
    running: 'Sedang diundi',
    placed: 'Anda dapat tempat',
    lost: 'Anda belum dapat tempat',
    agrees: 'semuanya cocok',
    doubts: 'ada yang TIDAK cocok',
    full: 'Senin, 21 Desember sudah penuh',
    waiting: 'orang sedang menunggu',
    join: 'Masuk daftar tunggu',
    waits: 'Anda ada di daftar tunggu',
    already: 'NIK ini sudah ada dalam daftar tunggu',
    leave: 'Keluar dari daftar tunggu',
    confirm: 'Ya, berhenti menunggu',
    left: 'Anda tidak menunggu lagi',
  },
  en: {
    opens: 'Draw opens',
    shared: 'The places of Monday 21 December are given by a draw',
    wait: 'Send when it opens',
    open: 'Take part in the draw for Monday 21 December',
    any: 'Any time',
    enter: 'Take part in the draw',
    enters: 'You take part in the draw',
    check: 'Check this draw',
    before: 'The draw is still to come',
    running: 'The draw is running',
    placed: 'You have a place',
    lost: 'You have no place yet',
    agrees: 'everything agrees',
    doubts: 'something does NOT agree',
    full: 'Monday 21 December is full',
    waiting: 'people are waiting',
    join: 'Join the waiting list',
    waits: 'You are on the waiting list',
    already: 'This NIK already waits',
    leave: 'Leave the waiting list',
    confirm: 'Yes, stop waiting',
    left: 'You no longer wait',
  },
} as const;

const folder = mkdtempSync(join(tmpdir(), 'balai-waiting-'));

let browser: Browser;
let port: number;
let assembly: string;
let host: HostProcess;
let phones: readonly (Phone & { readonly language: Language; readonly nik: string })[];

const door = () => host.url.replace('localhost', '127.0.0.1');
const at = (time: string) =>
  startHostProcess({ assembly, dataFolder: join(folder, 'data'), port, clock: `${today}T${time}+07:00` });
async function turnTo(time: string): Promise<void> {
  await host.end();
  host = await at(time);
}

beforeAll(async () => {
  port = await freePort();
  assembly = await synthesise({
    region: 'tanjungbalai',
    origin: `http://localhost:${port}`,
    folder: join(folder, 'assembly'),
  });
  [host, browser] = await Promise.all([at('06:30:00'), launchBrowser()]);
  phones = await Promise.all(
    languages.map(async (language) => {
      const phone = await pickUpPhone(browser, 360, host.url);
      await phone.page.goto('/');
      if (language === 'en') await phone.page.getByRole('button', { name: words.en.switch }).click();
      return { ...phone, language, nik: anotherNik() };
    }),
  );
  const { token } = await signIn({ url: door() }, `${office}/head`);
  // The first change makes the sheets of the days ahead, so it must be this one.
  await set(token, 'release', { kind: 'draw', minutes: 15 });
  await set(token, 'quota', { online: 1, walkIn: 0 });
});
afterAll(async () => {
  await browser.close();
  await host.end();
  rmSync(folder, { recursive: true, force: true });
});

async function set(token: string, name: string, value: object): Promise<void> {
  const path = `offices.${office}.services.${service}.${name}`;
  const answer = await fetch(`${door()}/api/queue/settings/${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ value, expectedVersion: 0, reason: 'uji coba undian' }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function availability() {
  const answer = await fetch(
    `${door()}/api/queue/offices/${office}/availability?service=${service}&date=${date}`,
  );
  return routes.readAvailability.answer.schema.parse(await answer.json());
}

/** Keys of everybody who takes part in the draw. */
const keys: string[] = [];

/** Somebody asks for a place without a browser; answers the key of what they hold. */
async function wish(): Promise<string> {
  const citizen = new Citizen(door, anotherNik());
  const { window: _, ...asked } = await citizen.prepare({ office, service, date, window: '' });
  const answer = await fetch(`${door()}/api/queue/wishes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': citizen.key },
    body: JSON.stringify({ ...asked, windows: [] }),
  });
  return routes.wishForSlot.answer.schema.parse(await answer.json()).key;
}

async function ask(key: string, method = 'GET') {
  const answer = await fetch(`${door()}/api/queue/bookings/${key.split('.')[1]}`, {
    method,
    headers: { 'booking-key': key },
  });
  return routes.readBooking.answer.schema.parse(await answer.json()).booking;
}

async function seen(page: Page, name: string): Promise<void> {
  await wholePicture(page, name);
  await expectAccessible(page, name);
  expect(await smallTargets(page), name).toEqual([]);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** From the day page to the check page, for any time of the day. */
async function choose(page: Page, { language, nik }: { language: Language; nik: string }): Promise<void> {
  await page.getByRole('link', { name: says[language].any }).click();
  await page.fill('#nik', nik);
  await page.fill('#name', 'Siti Nurhaliza');
  await page.fill('#phone', '0812 3456 7890');
  await page.getByRole('button', { name: words[language].next }).click();
  await page.locator('.summary').waitFor();
}

describe('a day that is drawn, and its waitlist', () => {
  test('before: the calendar and the page of the day say when one can take part, and that speed does not matter', async () => {
    // Workers remember settings for some seconds.
    await expect.poll(async () => (await availability()).draw, { timeout: 30_000 }).not.toBeNull();
    for (const { page, language } of phones) {
      await page.goto(`/layanan/${office}/${service}/hari`);
      await page.locator('a.day-inside', { hasText: says[language].opens }).first().waitFor();
      await seen(page, `1-calendar-${language}`);

      await page.goto(day);
      await page.getByRole('heading', { name: says[language].shared }).waitFor();
      await seen(page, `2-before-${language}`);
      await choose(page, phones.find((phone) => phone.language === language) ?? { language, nik: '' });
      await page.getByRole('button', { name: says[language].wait }).waitFor();
      await seen(page, `3-prepared-${language}`);
    }
  });

  test('while it is open: whoever takes part is told when it is drawn, and can see that the seed is locked', async () => {
    await turnTo('07:01:00');
    for (const { page, language, nik } of phones) {
      await page.goto(day);
      await page.getByRole('heading', { name: says[language].open }).waitFor();
      await page.getByRole('timer').waitFor();
      await seen(page, `4-open-${language}`);
      await choose(page, { language, nik });
      await seen(page, `5-check-${language}`);

      await page.getByRole('button', { name: says[language].enter }).click();
      await heading(page, says[language].enters).waitFor();
      await seen(page, `6-enters-${language}`);

      const ticket = page.url();
      keys.push(new URL(ticket).hash.slice(1));
      await page.getByRole('link', { name: says[language].check }).click();
      await page.getByRole('heading', { name: says[language].before }).waitFor();
      await seen(page, `7-sealed-${language}`);
      await page.goto(ticket);
      await heading(page, says[language].enters).waitFor();
    }
    for (let count = 0; count < others; count += 1) keys.push(await wish());
  });

  test('after: the open page turns into a ticket or into a place in line, and anybody can check the draw', async () => {
    await turnTo('07:16:10');
    for (const { page, language } of phones) {
      await page.reload();
      await page.locator('.ticket').waitFor();
      await seen(page, `8-soon-${language}`);
    }
    await expect.poll(async () => (await availability()).draw?.drawnAt, given).toEqual(expect.any(Number));

    for (const { page, language } of phones) {
      // Nobody touches the page: it asks by itself.
      await page
        .getByRole('heading', { name: says[language].placed })
        .or(heading(page, says[language].lost))
        .waitFor(given);
      await seen(page, `9-result-${language}`);

      await page.getByRole('link', { name: says[language].check }).click();
      await page.getByRole('heading', { name: says[language].agrees }).waitFor();
      await page.locator('details.more summary').first().click();
      await expect.poll(() => page.locator('.drawn tbody tr').count()).toBe(others + phones.length);
      await seen(page, `10-checked-${language}`);
    }
  });

  test('a log in which somebody was moved up does not agree, and the page says so', async () => {
    for (const { page, language } of phones) {
      await page.route('**/draws/**', async (route) => {
        const answer = await route.fetch();
        const log = await answer.json();
        const entries = [log.entries.at(-1), ...log.entries.slice(0, -1)];
        await route.fulfill({ response: answer, json: { ...log, entries } });
      });
      await page.reload();
      await page.getByRole('heading', { name: says[language].doubts }).waitFor();
      await seen(page, `11-doubts-${language}`);
      await page.unroute('**/draws/**');
    }
  });

  test('the full day can be chosen; who waits has a place in line, and can leave it', async () => {
    for (const { context, language } of phones) {
      const page = await context.newPage();
      const nik = anotherNik();
      await page.goto(`/layanan/${office}/${service}/hari`);
      await page.locator('a.day-inside', { hasText: language === 'id' ? 'Penuh' : 'Full' }).click();
      await page.getByRole('heading', { name: says[language].full }).waitFor();
      await page.getByText(says[language].waiting).waitFor();
      await seen(page, `12-full-${language}`);
      await choose(page, { language, nik });
      await page.getByRole('button', { name: says[language].join }).click();
      await heading(page, says[language].waits).waitFor();
      await seen(page, `13-waits-${language}`);
      await page.goto('/');
      await page.locator('.card-ticket').first().waitFor();
      await seen(page, `14-home-${language}`);
      await page.goBack();

      const again = await context.newPage();
      await again.goto(day);
      await choose(again, { language, nik });
      await again.getByRole('button', { name: says[language].join }).click();
      await again.getByText(says[language].already).waitFor();
      await seen(again, `15-already-${language}`);
      await again.close();

      await page.getByRole('link', { name: says[language].leave }).click();
      await page.getByRole('button', { name: says[language].confirm }).waitFor();
      await seen(page, `16-leave-${language}`);
      await page.getByRole('button', { name: says[language].confirm }).click();
      await heading(page, says[language].left).waitFor();
      await page.close();
    }
  });

  test('a place that comes free goes to the first who waits, whose page turns into the ticket', async () => {
    const entrants = await Promise.all(keys.map(async (key) => ({ key, booking: await ask(key) })));
    const first = entrants.find(({ booking }) => booking.ticket === null && booking.wish.place === 1);
    const holder = entrants.find(({ booking }) => booking.ticket !== null);
    const waiting = await pickUpPhone(browser, 360, host.url);
    await waiting.page.goto(`/tiket#${first?.key}`);
    await heading(waiting.page, says.id.lost).waitFor();

    expect((await ask(holder?.key ?? '', 'DELETE')).state).toBe('CANCELLED');
    // A place that was given back ripens within an hour.
    await turnTo('08:30:00');

    await waiting.page.getByRole('heading', { name: says.id.placed }).waitFor(given);
    expect(await ticketNumber(waiting.page)).toMatch(/^D\d{3}$/);
    await seen(waiting.page, '17-placed');
    await waiting.context.close();
  });
});
