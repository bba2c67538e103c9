import type { Browser, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { words } from '../../test/e2e/words.ts';
import { type Journey, patience } from './api-journey.ts';
import { freePlaces } from './free-places.ts';
import { expected } from './steps.ts';

const held = z.object({
  booking: z.object({ id: z.string(), ticket: z.string(), date: z.string(), window: z.string() }),
  key: z.string(),
});
const bookings = '/api/queue/bookings';

/** What a citizen does, on a phone 360 px wide, from the front page to the ticket and back. */
export async function pageJourney(journey: Journey, url: string, browser: Browser): Promise<void> {
  const { steps, left, person } = journey;
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: url });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints = listen(page);
  remember(page, journey);
  const t = words.id;
  try {
    await steps.step('Halaman: beranda', async () => {
      await page.goto('/');
      await page.locator('a.card').first().waitFor();
    });
    const [place] = await steps.step('Halaman: mencari jam kosong', () =>
      freePlaces({ ...journey, patience }, 1),
    );
    expected(place !== undefined, 'Tidak ada jam kosong.');
    await steps.step('Halaman: mengisi data', async () => {
      const { office, service, date, window } = place;
      await page.goto(`/layanan/${office}/${service}/${date}/${window.replace(':', '')}/data`);
      await page.fill('#nik', person.nik);
      await page.fill('#name', person.name);
      await page.fill('#phone', person.phone);
      await page.getByRole('button', { name: t.next }).click();
      await page.locator('dl.summary').waitFor();
    });
    await steps.step('Halaman: mengambil nomor', async () => {
      await page.getByRole('button', { name: t.take }).click();
      const ticket = page.locator('.ticket-number');
      await ticket.waitFor();
      expected(/^[A-Z]\d{3,}$/.test((await ticket.textContent()) ?? ''), 'Tiket tidak bernomor.');
    });
    await steps.step('Halaman: membatalkan', async () => {
      await page.getByRole('link', { name: t.cancel }).click();
      await page.getByRole('button', { name: t.confirmCancel }).click();
      await page.getByText(t.cancelled).first().waitFor();
      left.release();
    });
    expected(complaints.length === 0, `Peramban mengeluh: ${complaints.join(' | ')}`);
  } finally {
    await context.close();
  }
}

/** What the browser complains of: errors, and breaches of the content policy; refusals are answers. */
function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}

/** What the page books is ours to cancel, also when its answer gets lost: the same request again is the same booking. */
function remember(page: Page, { left }: Journey): void {
  page.on('request', (request) => {
    const body = request.postData();
    if (request.method() !== 'POST' || new URL(request.url()).pathname !== bookings || body === null) return;
    left.unanswered(async () => {
      const answer = await fetch(request.url(), {
        method: 'POST',
        headers: await request.allHeaders(),
        body,
      });
      return held.safeParse(await answer.json()).data;
    });
  });
  page.on('response', (response) => {
    if (response.status() !== 201 || new URL(response.url()).pathname !== bookings) return;
    response.json().then(
      (body: unknown) => left.hold(held.parse(body)),
      () => undefined,
    );
  });
}
