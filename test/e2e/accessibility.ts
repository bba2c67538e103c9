import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** axe finds nothing, nothing is wider than the screen, and the page says what it is. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found, name).toEqual([]);

  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);

  // Local pages say their heading again in the other language.
  const heading = await page.locator('h1').evaluate(({ childNodes }) =>
    [...childNodes]
      .filter((node) => !(node instanceof HTMLElement && node.lang !== ''))
      .map(({ textContent }) => textContent)
      .join(''),
  );
  expect(heading.trim(), name).not.toBe('');
  expect(await page.title(), name).toContain(heading.trim());
}

/** Links and buttons smaller than 44 px in height or width, other than links inside a sentence. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, input, summary')]
      .filter(
        (target) =>
          target.offsetParent !== null && !target.matches('p:not(.actions) > a:not(.lone-link), .skip'),
      )
      .filter((target) => {
        const box = (target.closest('label') ?? target).getBoundingClientRect();
        return box.width < 44 || box.height < 44;
      })
      .map((target) => `${target.tagName} ${target.textContent?.trim() ?? ''}`),
  );
}
