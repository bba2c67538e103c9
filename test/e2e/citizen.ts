import type { Browser, BrowserContext, Page } from 'playwright-core';
import { listenTo } from './browser.ts';
import { site } from './site.ts';
import { words } from './words.ts';

export type Language = 'id' | 'en';

export { words } from './words.ts';

export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whatever the browser complained of: errors, and breaches of the content policy. */
  readonly complaints: readonly string[];
}

/** A phone 360 px wide that has never been here. */
export async function pickUpPhone(browser: Browser, width = 360, baseURL = site): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width, height: 740 }, baseURL });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  listenTo(page, complaints);
  return { page, context, complaints };
}

let people = 0;
/** Another NIK of correct form each time. */
export function anotherNik(): string {
  people += 1;
  const year = String(40 + (process.pid % 60)).padStart(2, '0');
  return `12740141${String((people % 12) + 1).padStart(2, '0')}${year}${String(people).padStart(4, '0')}`;
}

export interface Wish {
  readonly service?: 'ktp-el' | 'pindah-datang';
  readonly date: string;
  /** `0800`. */
  readonly window: string;
  readonly nik?: string;
}

/** Fills in the details and goes on to the check page; starts at the details page of the wish. */
export async function fillIn(
  page: Page,
  { service = 'ktp-el', date, window, nik = anotherNik() }: Wish,
): Promise<string> {
  await page.goto(`/layanan/disdukcapil/${service}/${date}/${window}/data`);
  await page.fill('#nik', nik);
  await page.fill('#name', 'Siti Nurhaliza');
  await page.fill('#phone', '0812 3456 7890');
  await page.getByRole('button', { name: words.id.next }).click();
  await page.getByRole('heading', { level: 1, name: 'Periksa kembali' }).waitFor();
  return nik;
}

export const take = (page: Page) => page.getByRole('button', { name: words.id.take });

/** The number on the ticket that is shown, such as `A012`. */
export async function ticketNumber(page: Page): Promise<string> {
  const number = page.locator('.ticket-number');
  await number.waitFor();
  return (await number.textContent()) ?? '';
}

export async function book(page: Page, wish: Wish): Promise<string> {
  await fillIn(page, wish);
  await take(page).click();
  return ticketNumber(page);
}
