import { launchBrowser } from '../../e2e/browser.ts';
import type { Figure } from '../figure.ts';
import { startCity } from '../rig/city.ts';
import { bookByHand } from '../rig/journey.ts';
import { startScale, type Weighed } from '../rig/scale.ts';
import { sum } from '../statistics.ts';

/** What a phone transfers from the front page to the ticket. */
export async function measurePageWeight(): Promise<Figure> {
  const city = await startCity();
  const scale = await startScale(city.url);
  const browser = await launchBrowser();
  try {
    const pages = await weighJourney('block');
    const everything = await weighJourney('allow');
    return figureOf(pages, everything);
  } finally {
    await browser.close();
    await scale.end();
    await city.end();
  }

  async function weighJourney(serviceWorkers: 'allow' | 'block'): Promise<readonly Weighed[]> {
    const before = scale.weighed.length;
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers });
    const page = await context.newPage();
    await bookByHand(page, scale.url, serviceWorkers === 'allow' ? 1 : 2);
    if (serviceWorkers === 'allow') await page.evaluate('navigator.serviceWorker.ready');
    await page.waitForLoadState('networkidle');
    await context.close();
    return scale.weighed.slice(before);
  }
}

const isScript = ({ type }: Weighed) => type.includes('javascript');
const isAnswer = ({ type }: Weighed) => type.includes('json') && !type.includes('manifest');
const kilobytes = (weighed: readonly Weighed[]) => sum(weighed.map(({ bytes }) => bytes)) / 1000;

function figureOf(pages: readonly Weighed[], everything: readonly Weighed[]): Figure {
  const largest = pages
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 8)
    .map(({ path, bytes }) => `${path.replace(/\?.*/, '')} ${(bytes / 1000).toFixed(1)}`);
  return {
    title: 'Bytes up to the ticket',
    method:
      'A browser without a cache books from the front page to the ticket, through a proxy that weighs the body of every response as ' +
      'it was sent (gzip). Once without the service worker: what citizens wait for. Once with it: it keeps its own copy ' +
      'of the site for the offline ticket, and fetches that after the first page, beside what the pages use.',
    rows: [
      {
        name: 'JavaScript up to the ticket',
        value: kilobytes(pages.filter(isScript)),
        unit: 'kB',
        atMost: 35,
        baseline: `${pages.filter(isScript).length} files`,
      },
      {
        name: 'Everything up to the ticket',
        value: kilobytes(pages),
        unit: 'kB',
        atMost: 70,
        baseline: `${pages.length} responses, ${kilobytes(pages.filter(isAnswer)).toFixed(1)} kB of them answers of the API`,
      },
      {
        name: 'Everything, and the copy for offline use',
        value: kilobytes(everything),
        unit: 'kB',
        atMost: 70,
        baseline: `JavaScript ${kilobytes(everything.filter(isScript)).toFixed(1)} kB`,
      },
    ],
    notes: [`Largest, kB: ${largest.join(', ')}.`],
  };
}
