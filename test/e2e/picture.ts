import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Pictures of what a test saw, in the folder that `PICTURES` names; without it none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The same with what stands below the screen. */
export async function wholePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
