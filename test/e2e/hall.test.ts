import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { type Hall, openHall } from './hall.ts';
import { picture } from './picture.ts';

let browser: Browser;
let hall: Hall;
beforeAll(async () => {
  browser = await launchBrowser(['--autoplay-policy=no-user-gesture-required']);
  hall = await openHall();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await hall.end();
});

interface Screen {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
}

async function hang(width: number, height: number): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width, height }, baseURL: hall.site });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Has the request carried out, its answer unseen. Node knows the machine by its number only. */
const carryOut = (route: Route) =>
  route.fetch({ url: route.request().url().replace('//petugas.localhost', '//127.0.0.1') });

describe('the board', () => {
  const at = (page: Page, counter: string) =>
    page.locator('.at-counter', { hasText: `Loket ${counter}` }).locator('.at-counter-number');

  test.each([
    [1920, 1080],
    [1280, 720],
  ])(
    'shows a call within three seconds at %i × %i, in both languages, on a page that everybody can use',
    async (width, height) => {
      const { page, context, complaints } = await hang(width, height);
      await hall.open('1');
      const { ticket } = await hall.issue('ktp-el');
      await page.goto('/papan/disdukcapil');
      await page.getByText('Dipanggil sekarang').waitFor();

      await hall.call('1', ticket.id);
      const called = performance.now();
      await at(page, '1').getByText(ticket.ticket).waitFor();

      expect(performance.now() - called).toBeLessThan(3_000);
      await page.locator('.calling-number', { hasText: ticket.ticket }).waitFor();
      expect(await page.locator('.calling-where').textContent()).toBe('1');
      expect(await page.locator('.board [lang=en]').allTextContents()).toEqual(
        expect.arrayContaining(['Now calling', 'Counter', 'Waiting']),
      );
      expect(await page.locator('.board-zone').textContent()).toContain('WIB');
      await expectAccessible(page, `board ${height}`);
      const beyond = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(beyond).toBeLessThanOrEqual(0);
      await picture(page, `board-${height}`);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('says each call and each recall once, one after the other', async () => {
    const { page, context } = await hang(1280, 720);
    await page.addInitScript(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      speechSynthesis.getVoices = () => [Object.assign(Object.create(SpeechSynthesisVoice.prototype), {})];
      Object.defineProperty(SpeechSynthesisVoice.prototype, 'lang', { get: () => 'id-ID' });
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { set: () => undefined });
      speechSynthesis.speak = (utterance) => {
        said.push(`> ${utterance.text}`);
        setTimeout(() => {
          said.push('.');
          utterance.onend?.(new SpeechSynthesisEvent('end', { utterance }));
        }, 2_000);
      };
    });
    await hall.open('2');
    await hall.open('3');
    const [one, other] = [await hall.issue('akta'), await hall.issue('kia')];
    await page.goto('/papan/disdukcapil');
    await page.getByText('Dipanggil sekarang').waitFor();
    expect(await page.getByText('Suara mati').count()).toBe(0);
    await hall.call('2', one.ticket.id);
    await hall.call('3', other.ticket.id);
    // A recall before the board saw the call would be one thing to say, not two.
    await at(page, '2').getByText(one.ticket.ticket).waitFor();
    await hall.recall('2', one.ticket.id);

    const words = (ticket: string) => /^> Nomor antrian We nol .*, silakan ke loket (dua|tiga)$/.test(ticket);
    const calls = async () => (await page.evaluate<string[]>('said')).filter((text) => words(text));
    await expect.poll(calls, { timeout: 60_000 }).toHaveLength(3);
    await pause(3_000);
    const said = await page.evaluate<string[]>('said');
    expect((await calls()).map((text) => text.split(' ').at(-1))).toEqual(['dua', 'tiga', 'dua']);
    // Whatever began was ended before the next began.
    expect(said.join('').replaceAll(/> [^.>]+\./g, '')).toBe('');
    await context.close();
  });

  test('says that it is mute without a voice, and asks for one press where sound is locked', async () => {
    const { page, context } = await hang(1280, 720);
    // A browser that lets nothing sound before somebody has pressed something.
    await page.addInitScript(() => {
      let state: AudioContextState = 'suspended';
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => state });
      AudioContext.prototype.resume = async function () {
        if (!navigator.userActivation.isActive) return;
        state = 'running';
        this.dispatchEvent(new Event('statechange'));
      };
    });
    await page.route('**/suara/daftar.json', (route) => route.fulfill({ json: ['gong.mp3'] }));
    await page.goto('/papan/disdukcapil');

    await page.getByText('Suara mati').waitFor();
    await page.getByRole('button', { name: 'Nyalakan suara' }).click();
    await page.getByText('Suara mati').waitFor({ state: 'detached' });

    await page.unroute('**/suara/daftar.json');
    await page.reload();
    await page.getByText('Suara mati').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    await context.close();
  });

  test('says when the network is gone, keeps the clock, and comes back by itself', async () => {
    const { page, context } = await hang(1920, 1080);
    await page.goto('/papan/disdukcapil');
    await page.getByText('Dipanggil sekarang').waitFor();

    await context.setOffline(true);
    await page.getByText('Sambungan terputus').waitFor();
    const seconds = await page.locator('.board-seconds').textContent();
    await expect
      .poll(() => page.locator('.board-seconds').textContent(), { timeout: 5_000 })
      .not.toBe(seconds);
    await expectAccessible(page, 'board without a network');
    await picture(page, 'board-lost');

    const { ticket } = await hall.issue('ktp-el');
    await hall.call('1', ticket.id);
    await context.setOffline(false);

    await page.getByText('Sambungan terputus').waitFor({ state: 'detached' });
    await at(page, '1').getByText(ticket.ticket).waitFor();
    await context.close();
  });

  test('of an office that does not exist leads to those that do', async () => {
    const { page, context } = await hang(1280, 720);
    await page.goto('/papan/tidak-ada');

    await page.getByRole('link', { name: 'Dinas Kependudukan' }).click();

    await page.getByText('Dipanggil sekarang').waitFor();
    await context.close();
  });
});

describe('the kiosk', () => {
  const words = {
    id: {
      walkIn: 'Saya baru datang',
      booked: 'Saya sudah pesan nomor',
      service: 'Kartu Keluarga',
      no: 'Tidak',
      yes: 'Ya, saya perlu didahulukan',
      issued: 'Nomor antrean Anda',
      again: 'Cetak lagi',
      done: 'Selesai',
      type: 'Ketik nomor antrean',
      send: 'Lihat nomor',
      checkedIn: 'Kedatangan Anda sudah dicatat',
      early: 'Belum waktunya',
      lost: 'QR hilang?',
      desk: 'Silakan ke petugas depan',
      start: 'Selamat datang',
      free: 'Layanan ini gratis',
    },
    en: {
      walkIn: 'I just came',
      booked: 'I have a booking',
      service: 'Family card',
      no: 'No',
      yes: 'Yes, I need to be served first',
      issued: 'Your queue number',
      again: 'Print again',
      done: 'Done',
      type: 'Type the queue number',
      send: 'Show my number',
      checkedIn: 'You are checked in',
      early: 'too early',
      lost: 'If it is lost',
      desk: 'Please go to the front desk',
      start: 'Welcome',
      free: 'This service is free',
    },
  } as const;
  type Language = keyof typeof words;

  /** Names begin so: hints follow them, and `Done` stands in `Indonesia` too. */
  const press = (page: Page, name: string) =>
    page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
      .click();
  const number = async (page: Page) => (await page.locator('.shown-number').textContent()) ?? '';
  const prints = (page: Page) => page.evaluate<number>('prints');
  const scan = async (page: Page, code: string) => {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  };

  /** A machine in the hall, signed in as the kiosk; nothing is really printed. */
  async function setUp(width = 1080, height = 1920, clock?: 'in hand'): Promise<Screen> {
    const screen = await hang(width, height);
    if (clock === 'in hand') await screen.page.clock.install();
    await screen.page.addInitScript('prints = 0; print = () => { prints += 1; }');
    await screen.page.goto('/kios/disdukcapil');
    await screen.page.getByRole('button', { name: /kiosk\.disdukcapil@/ }).click();
    await screen.page.getByRole('heading', { name: 'Selamat datang' }).waitFor();
    return screen;
  }

  async function speak(page: Page, language: Language) {
    if (language === 'en') await press(page, 'English');
    await page.getByRole('heading', { name: words[language].start }).waitFor();
  }

  /** Everybody can use it: axe, targets of 60 px, and nothing beyond the screen. */
  async function see(page: Page, name: string) {
    await expectAccessible(page, name);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .filter((target) => {
          const { width, height } = target.getBoundingClientRect();
          return width < 60 || height < 60;
        })
        .map(({ textContent }) => textContent),
    );
    expect(small, name).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(beyond, `${name} is higher than the screen`).toBeLessThanOrEqual(0);
    await picture(page, name);
  }

  test.each<[Language, number, number]>([
    ['id', 1080, 1920],
    ['en', 1080, 1920],
    ['id', 1280, 800],
    ['en', 1280, 800],
  ])('gives a number to who just came, in %s at %i × %i, and prints it', async (language, width, height) => {
    const t = words[language];
    const { page, context, complaints } = await setUp(width, height);
    const name = (screen: string) => `kiosk-${height}-${language}-${screen}`;
    await speak(page, language);
    await see(page, name('start'));

    await press(page, t.walkIn);
    await see(page, name('service'));
    await press(page, t.service);
    await see(page, name('priority'));
    await press(page, t.yes);
    await page.getByRole('heading', { name: t.issued }).waitFor();
    await page.locator('.shown-follow .qr path[d^="M"]').waitFor();
    await see(page, name('ticket'));

    const given = await number(page);
    expect(given).toMatch(/^W\d{3}$/);
    await expect.poll(() => prints(page)).toBe(1);
    await press(page, t.again);
    expect([await prints(page), await number(page)]).toEqual([2, given]);
    expect((await hall.tickets()).find(({ ticket }) => ticket === given)?.priority).toBe(true);

    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.paper');
    expect((await paper.boundingBox())?.width).toBeLessThanOrEqual(303);
    for (const text of [given, t.free, 'lapor.go.id', '2026']) {
      expect(await paper.textContent()).toContain(text);
    }
    expect(await paper.locator('.qr').isVisible()).toBe(true);
    expect(await page.locator('.shown-ticket').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });

    await press(page, t.done);
    await page.getByRole('heading', { name: 'Selamat datang' }).waitFor();
    expect(await page.getByText(given).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each<Language>(['id', 'en'])(
    'checks in who booked by scanner, and shows the number again to who types it, in %s',
    async (language) => {
      const t = words[language];
      const { page, context, complaints } = await setUp();
      await speak(page, language);
      await press(page, t.booked);
      await see(page, `kiosk-${language}-scan`);

      await scan(page, hall.booked.now.checkIn);
      await page.getByRole('heading', { name: t.checkedIn }).waitFor();
      expect(await number(page)).toBe(hall.booked.now.ticket);
      await expect.poll(() => prints(page)).toBe(1);
      await see(page, `kiosk-${language}-checked-in`);
      // Anybody can photograph a code or type a number: the key of the booking stays with whoever booked.
      expect(await page.locator('.qr').count()).toBe(0);

      await press(page, t.done);
      await speak(page, language);
      await press(page, t.booked);
      await press(page, t.type);
      await see(page, `kiosk-${language}-keypad`);
      for (const key of hall.booked.now.ticket)
        await page.getByRole('button', { name: key, exact: true }).click();
      await press(page, t.send);
      await page.getByRole('heading', { name: t.checkedIn }).waitFor();
      expect(await number(page)).toBe(hall.booked.now.ticket);
      expect(await page.locator('.qr').count()).toBe(0);

      const arrived = (await hall.tickets()).filter(({ ticket }) => ticket === hall.booked.now.ticket);
      expect(arrived).toHaveLength(1);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test.each<Language>(['id', 'en'])(
    'a typed number of who has not checked in checks in nobody, in %s: the front desk helps',
    async (language) => {
      const { page, context } = await setUp();
      await speak(page, language);
      await press(page, words[language].booked);
      await press(page, words[language].type);

      for (const key of hall.booked.later.ticket)
        await page.getByRole('button', { name: key, exact: true }).click();
      await press(page, words[language].send);

      await page.getByText(words[language].lost).waitFor();
      await page.getByText(words[language].desk).waitFor();
      await see(page, `kiosk-${language}-scan-needed`);
      await context.close();
    },
  );

  test.each<Language>(['id', 'en'])('says in %s why not, and what to do', async (language) => {
    const { page, context } = await setUp();
    await speak(page, language);

    await scan(page, hall.booked.later.checkIn);

    await page.getByText(words[language].early).waitFor();
    await page.getByText(language === 'id' ? 'Silakan duduk' : 'Please take a seat').waitFor();
    await see(page, `kiosk-${language}-early`);
    await context.close();
  });

  test('who lost the code is checked in at the front desk, from the list of who is expected', async () => {
    const { page, context, complaints } = await hang(1366, 768);
    await page.goto('/daftar/disdukcapil');
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('button', { name: /front-desk\.disdukcapil@/ }).click();
    const { ticket } = hall.booked.lost;

    await page.getByRole('button', { name: `Catat kedatangan ${ticket}` }).click();
    await page.getByText(`${ticket} sudah dicatat datang`).waitFor();

    expect(await page.getByRole('button', { name: `Catat kedatangan ${ticket}` }).count()).toBe(0);
    expect((await hall.tickets()).map((one) => one.ticket)).toContain(ticket);
    await expectAccessible(page, 'the list with somebody checked in');
    expect(complaints).toEqual([]);
    await context.close();
  });

  /** Goes to the question about priority, whose answer asks for the number. */
  async function almostThere(page: Page) {
    await press(page, words.id.walkIn);
    await press(page, words.id.service);
    await page.getByRole('button', { name: 'Tidak', exact: true }).waitFor();
  }
  const answerNo = (page: Page) => page.getByRole('button', { name: 'Tidak', exact: true });

  test('a lost answer makes no second number: the same key is sent until it is answered', async () => {
    const { page, context } = await setUp();
    const keys: string[] = [];
    await page.route('**/walk-ins', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? 'none');
      if (keys.length > 2) return route.continue();
      await carryOut(route);
      return route.abort();
    });
    const before = (await hall.tickets()).length;
    await almostThere(page);

    await answerNo(page).click();
    await page.getByText('tidak akan mendapat dua nomor').waitFor();
    await page.locator('.shown-number').waitFor();

    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect((await hall.tickets()).length).toBe(before + 1);
    await context.close();
  });

  test('a page that was loaded anew in the middle ends with the one number that was asked for', async () => {
    const { page, context } = await setUp();
    await page.route('**/walk-ins', async (route) => {
      await carryOut(route);
      return route.abort();
    });
    const before = (await hall.tickets()).length;
    await almostThere(page);
    await answerNo(page).click();
    await page.getByText('tidak akan mendapat dua nomor').waitFor();
    await page.unroute('**/walk-ins');

    await page.reload();
    await page.locator('.shown-number').waitFor();

    const tickets = await hall.tickets();
    expect(tickets.length).toBe(before + 1);
    expect(tickets.map(({ ticket }) => ticket)).toContain(await number(page));
    await context.close();
  });

  test('a second press asks for nothing more', async () => {
    const { page, context } = await setUp();
    const before = (await hall.tickets()).length;
    await almostThere(page);

    await answerNo(page).dblclick();
    await page.locator('.shown-number').waitFor();

    expect((await hall.tickets()).length).toBe(before + 1);
    await context.close();
  });

  test('who cannot be answered is told, and may try again with the same key', async () => {
    const { page, context } = await setUp();
    await page.clock.install();
    const keys: string[] = [];
    await page.route('**/walk-ins', (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? 'none');
      return route.abort();
    });
    await almostThere(page);
    await answerNo(page).click();
    const unsure = page.getByRole('heading', { name: 'Sambungan terputus' });
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(8_100);
          return unsure.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await see(page, 'kiosk-id-unsure');
    await page.unroute('**/walk-ins');
    const asked = page.waitForRequest('**/walk-ins');

    await press(page, 'Coba lagi');
    await page.locator('.shown-number').waitFor();

    expect(new Set([...keys, (await asked).headers()['idempotency-key']]).size).toBe(1);
    await context.close();
  });

  test('goes back to its start after half a minute, in Bahasa Indonesia, with nothing of the last person', async () => {
    const { page, context } = await setUp();
    await page.clock.install();
    await press(page, 'English');
    await press(page, words.en.walkIn);
    await press(page, words.en.service);
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.locator('.shown-number').waitFor();
    const given = await number(page);

    await page.clock.fastForward(21_000);
    await page.getByText('Still here?').waitFor();
    await see(page, 'kiosk-en-idle');
    await press(page, 'Yes, I am still here');
    await page.getByText('Still here?').waitFor({ state: 'detached' });
    expect(await number(page)).toBe(given);

    await page.clock.fastForward(31_000);
    await page.getByRole('heading', { name: 'Selamat datang' }).waitFor();
    expect(await page.content()).not.toContain(given);
    await page.goBack().catch(() => null);
    expect(await page.content()).not.toContain(given);
    await context.close();
  });

  test('stays signed in through idle hours, and signs in again by itself when it is loaded anew', async () => {
    const { page, context } = await setUp(1080, 1920, 'in hand');
    const renewals: number[] = [];
    page.on('response', (response) => {
      if (/oauth2\/token$/.test(response.url())) renewals.push(response.status());
    });
    for (let times = 1; times <= 4; times += 1) {
      // A quarter of an hour that passes before the page has taken the last answer in renews nothing: then another one passes.
      const passed = async () => {
        await page.clock.fastForward('14:01');
        return renewals.length;
      };
      await expect.poll(passed, { interval: 2_000, timeout: 20_000 }).toBeGreaterThanOrEqual(times);
    }
    expect(new Set(renewals)).toEqual(new Set([200]));
    await page.getByRole('heading', { name: 'Selamat datang' }).waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'Selamat datang' }).waitFor();
    await almostThere(page);
    await answerNo(page).click();
    await page.locator('.shown-number').waitFor();
    await context.close();
  });

  test('is no way for anybody else to be continued: another account is signed out', async () => {
    const { page, context } = await hang(1280, 800);
    await page.goto('/kios/disdukcapil');
    await page.getByRole('button', { name: /head\.disdukcapil@/ }).click();

    await page.getByText('hanya untuk akun anjungan').waitFor();
    await page.goto('/kios/disdukcapil');
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('heading', { name: 'Masuk sebagai siapa?' }).waitFor();
    await context.close();
  });
});

describe('the hall as its supervisor sees it', () => {
  const titles = { id: 'Pantau antrean', en: 'Watch the floor' } as const;
  const services = ['ktp-el', 'kartu-keluarga', 'akta', 'pindah-datang', 'kia', 'ikd'];

  beforeAll(async () => {
    for (const [place, counter] of ['4', '5', '6', '7'].entries()) {
      await hall.open(counter);
      const { ticket } = await hall.issue(services[place] ?? 'ktp-el', place === 1);
      await hall.call(counter, ticket.id);
      if (place > 0) await hall.serve(counter, ticket.id);
    }
    for (const service of services) await hall.issue(service);
  }, 60_000);

  test.each(['id', 'en'] as const)(
    'in %s at a glance: who waits for what, for how long, and who is at which counter',
    async (language) => {
      const { page, context, complaints } = await hang(1366, 900);
      await context.addInitScript((kept) => localStorage.setItem('balai.language', kept), language);
      await page.goto('/lantai/disdukcapil');
      await page.getByRole('button', { name: language === 'id' ? 'Masuk' : 'Sign in', exact: true }).click();
      await page.getByRole('button', { name: /supervisor\.disdukcapil@/ }).click();
      await page.getByRole('heading', { level: 1, name: titles[language] }).waitFor();

      const rows = page.getByRole('table').first().locator('tbody tr');
      await expect.poll(() => rows.count()).toBe(services.length);
      const waits = (await rows.allTextContents()).flatMap(
        (row) => /(\d+)–(\d+)/.exec(row)?.slice(1, 3) ?? [],
      );

      // Nobody in a hall with four counters and a dozen people is told hours.
      for (const minutes of waits) expect(Number(minutes)).toBeLessThan(120);
      expect(waits.length).toBeGreaterThan(0);
      await expectAccessible(page, 'the floor');
      await picture(page, `floor-${language}`);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
