import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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
