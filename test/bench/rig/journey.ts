import type { Page } from 'playwright-core';
import { nikOf } from '../../world/citizen.ts';

/** Books from the front page to the ticket as a citizen does, and waits until the ticket can be kept offline. */
export async function bookByHand(page: Page, site: string, person: number): Promise<void> {
  await page.goto(site);
  await page.getByRole('link', { name: 'KTP-el' }).click();
  await page.getByRole('link', { name: 'Pilih hari' }).click();
  await page.locator('a.day-inside').nth(1).click();
  await page.locator('a.card').first().click();
  await page.fill('#nik', nikOf(person));
  await page.fill('#name', 'Siti Nurhaliza');
  await page.fill('#phone', '0812 3456 7890');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('button', { name: 'Ambil nomor antrean' }).click();
  await page.locator('.ticket-number').waitFor();
  await page.locator('.qr path[d^="M"]').waitFor();
}
