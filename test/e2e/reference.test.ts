import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { site } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const pages = ['/_local/api', '/_local/api/queue', '/_local/api/notifications', '/_local/event-docs'];

test.each(pages.flatMap((path) => [360, 1366].map((width) => [path, width] as const)))(
  '%s can be read at %i px and takes nothing from elsewhere',
  async (path, width) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    const address = new URL(path, site).href;

    await page.goto(address);
    await page.evaluate(() => {
      for (const closed of document.querySelectorAll('details')) closed.open = true;
    });

    await expectAccessible(page, path);
    expect(asked.filter((url) => url !== address && !url.startsWith('data:'))).toEqual([]);
    await context.close();
  },
);

test('the reference of events leads to every schema, and to nothing outside of it', async () => {
  const door = site.replace('localhost', '127.0.0.1');
  const text = await (await fetch(`${door}/_local/event-docs`)).text();
  const schemas = [...text.matchAll(/href="([^"]+\.json)"/g)].map(([, href]) => href ?? '');

  const types = await Promise.all(
    schemas.map(async (href) => (await fetch(`${door}${href}`)).headers.get('content-type')),
  );
  const outside = await fetch(`${door}/_local/event-docs/events/..%2F..%2F..%2Fpackage.json`);

  expect(types.length).toBeGreaterThan(5);
  expect(new Set(types)).toEqual(new Set(['application/json']));
  expect(outside.headers.get('content-type')).toContain('text/html');
});
