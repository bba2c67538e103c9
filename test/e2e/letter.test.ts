import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Letter } from '#services/documents/domain/letters/register.ts';
import { proofLink } from '#shared/letter-proof/proof.ts';
import { synthesise } from '../../local-aws/synth.ts';
import { freePort } from '../bench/rig/free-port.ts';
import { type HostProcess, startHostProcess } from '../world/host-process.ts';
import { bent, letterOffice } from '../world/letters.ts';
import { expectAccessible, smallTargets } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { pickUpPhone } from './citizen.ts';
import { wholePicture } from './picture.ts';
import { words } from './words.ts';

// A stranger holds a letter of Medan Belawan and wants to know whether it is genuine.

const folder = mkdtempSync(join(tmpdir(), 'balai-letter-'));
let host: HostProcess;
let browser: Browser;
let registry: ReturnType<typeof letterOffice>;
let letter: Letter;
let revoked: Letter;
beforeAll(async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const assembly = await synthesise({ region: 'medan-belawan', origin, folder: join(folder, 'assembly') });
  host = await startHostProcess({ assembly, dataFolder: join(folder, 'data'), port });
  browser = await launchBrowser();
  registry = letterOffice(host);
  letter = await registry.issue();
  revoked = await registry.issue();
  await registry.takeBack(revoked);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await host?.end();
  rmSync(folder, { recursive: true, force: true });
});

const proofOf = ({ proof = '' }: Letter): string => proof;
const addressOf = (proof: string) => `/surat#${proof}`;
const phone = () => pickUpPhone(browser, 360, host.url);
const says = (page: Page, heading: string) =>
  page.getByRole('heading', { level: 2, name: heading }).waitFor();
/** From now on the site opens without a network. */
const kept = (page: Page) =>
  page.evaluate(() =>
    navigator.serviceWorker.ready.then(
      ({ active }) =>
        new Promise<void>((resolve) => {
          const look = () => active?.state === 'activated' && resolve();
          active?.addEventListener('statechange', look);
          look();
        }),
    ),
  );

test('a genuine letter says what to compare, in both languages, for everybody', async () => {
  const { page, context, complaints } = await phone();

  await page.goto(addressOf(proofOf(letter)));
  await says(page, 'Kodenya asli');

  const said = page.locator('dl.summary');
  expect(await said.innerText()).toContain(letter.number);
  expect(await said.innerText()).toContain('Si* Nu* Br* Gi*');
  expect(await said.innerText()).toContain('Surat keterangan domisili');
  await page.getByText('diambil baru saja').waitFor();
  await expectAccessible(page, 'a genuine letter');
  expect(await smallTargets(page)).toEqual([]);
  await wholePicture(page, 'letter-genuine');
  await page.getByRole('button', { name: words.en.switch }).click();
  await says(page, 'The code is genuine');
  expect(await said.innerText()).toContain('Statement of domicile');
  await expectAccessible(page, 'a genuine letter in English');
  expect(complaints).toEqual([]);
  await context.close();
});

test('nothing of the letter leaves the phone', async () => {
  const { page, context } = await phone();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));

  await page.goto(addressOf(proofOf(letter)));
  await says(page, 'Kodenya asli');

  // Fragments stay with the browser, although it tells them to whoever looks inside.
  expect(sent.map((one) => one.replace(/#\S*/, '')).join('\n')).not.toContain(proofOf(letter).slice(0, 40));
  await context.close();
});

describe('a letter that does not count', () => {
  test.each([
    ['one bit of which is another', () => bent(proofOf(letter), 'statement'), 'Kode ini palsu atau rusak'],
    ['that was taken back', () => proofOf(revoked), 'Surat ini sudah ditarik kembali'],
    ['that is a link to something else', () => 'https%3A%2F%2Fcontoh.id', 'Ini bukan kode surat'],
  ])('%s is refused with the reason', async (_, proof, heading) => {
    const { page, context } = await phone();

    await page.goto(addressOf(proof()));
    await says(page, heading);

    expect(await page.getByText('Kodenya asli').count()).toBe(0);
    await expectAccessible(page, heading);
    await wholePicture(page, `letter-${heading.toLowerCase().replaceAll(' ', '-')}`);
    await context.close();
  });
});

describe('without a network', () => {
  test('a phone that opened the page before knows the genuine, the false and the revoked', async () => {
    const { page, context } = await phone();
    await page.goto('/');
    await page.getByRole('link', { name: 'Periksa surat' }).click();
    await page.getByRole('heading', { level: 1, name: 'Periksa keaslian surat' }).waitFor();
    await wholePicture(page, 'letter-start');
    await expectAccessible(page, 'where a check begins');
    await page.goto(addressOf(proofOf(letter)));
    await says(page, 'Kodenya asli');
    await kept(page);
    await context.setOffline(true);

    const again = await context.newPage();
    await again.goto(addressOf(proofOf(letter)));
    await says(again, 'Kodenya asli');
    await again.goto('about:blank');
    await again.goto(addressOf(bent(proofOf(letter), 'signature')));
    await says(again, 'Kode ini palsu atau rusak');
    await again.goto('about:blank');
    await again.goto(addressOf(proofOf(revoked)));
    await says(again, 'Surat ini sudah ditarik kembali');

    await context.close();
  });

  test('an old list is called old', async () => {
    const { page, context } = await phone();
    await page.goto(addressOf(proofOf(letter)));
    await says(page, 'Kodenya asli');
    await kept(page);
    await context.setOffline(true);

    const later = await context.newPage();
    await later.clock.install({ time: Date.now() + 3 * 86_400_000 });
    await later.goto(addressOf(proofOf(letter)));
    await says(later, 'Kodenya asli');

    await later.getByText('diambil 3 hari lalu').waitFor();
    await wholePicture(later, 'letter-old-list');
    await context.close();
  });

  test('a phone that never fetched the keys says that it cannot tell', async () => {
    const { page, context } = await phone();
    await page.goto('/');
    await kept(page);
    await context.setOffline(true);

    await page.goto(addressOf(proofOf(letter)));
    await says(page, 'Belum bisa diperiksa');
    await wholePicture(page, 'letter-unable');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Periksa lagi' }).click();
    await says(page, 'Kodenya asli');

    await context.close();
  });
});

describe('on the page', () => {
  test('the link that another app read can be pasted', async () => {
    const { page, context } = await phone();
    await page.goto('/surat');

    await page.fill('#code', proofLink('https://antrean-belawan.medan.go.id', proofOf(letter)));
    await page.getByRole('button', { name: 'Periksa', exact: true }).click();

    await says(page, 'Kodenya asli');
    await context.close();
  });

  test('the camera reads the code off the paper', async () => {
    const video = join(folder, 'paper.y4m');
    writeFileSync(video, filmOf(proofLink(host.url, proofOf(letter))));
    const filming = await launchBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ]);
    const { page, context, complaints } = await pickUpPhone(filming, 360, host.url);
    await page.goto('/surat');

    await page.getByRole('button', { name: 'Pindai dengan kamera' }).click();
    await says(page, 'Kodenya asli');

    expect(complaints).toEqual([]);
    await context.close();
    await filming.close();
  });

  test('a phone whose camera is refused is told what to do instead', async () => {
    const { page, context } = await phone();
    await page.goto('/surat');

    await page.getByRole('button', { name: 'Pindai dengan kamera' }).click();
    await page.getByText('Pakai aplikasi kamera HP Anda').waitFor();

    await expectAccessible(page, 'a camera that fails');
    await context.close();
  });
});

/** A film of one picture: a sheet of paper with this code, as cameras deliver it (YUV 4:2:0). */
function filmOf(content: string): Buffer {
  const [width, height] = [640, 480];
  const { data } = encode(content, { ecc: 'M', border: 4 });
  const module = Math.floor(height / data.length);
  const grey = Buffer.alloc(width * height, 235);
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      for (let y = 0; dark && y < module; y += 1)
        grey.fill(
          20,
          (row * module + y) * width + column * module,
          (row * module + y) * width + (column + 1) * module,
        );
  const colours = Buffer.alloc((width * height) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colours]);
  return Buffer.concat([head, frame, frame]);
}
