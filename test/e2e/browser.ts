import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const SYSTEM = '/usr/bin/chromium';
/** Arguments of the packaged browser that would weaken what is tested here, or contradict playwright's own. */
const UNWANTED = [
  "--headless='shell'",
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--single-process',
  '--disable-site-isolation-trials',
];

/** A real browser: the system's, or the one from npm, which needs nothing of the system; `also`: further arguments. */
export async function launchBrowser(also: readonly string[] = []): Promise<Browser> {
  if (existsSync(SYSTEM)) {
    return chromium.launch({ executablePath: SYSTEM, args: ['--no-sandbox', ...also], headless: true });
  }
  // It unpacks the libraries that it needs only where it believes to be in Lambda.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const args = packaged.args.filter((argument) => !UNWANTED.includes(argument));
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...args, '--no-sandbox', ...also],
    headless: true,
  });
}

/** Adds whatever the page complains of: errors, and breaches of the content policy. */
export function listenTo(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Refusals are answers; the browser tells every status from 400 on as an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
}

/** The same address for Node, which does not resolve names below localhost. */
export const reachable = (url: string): string => url.replace('//petugas.localhost', '//127.0.0.1');
