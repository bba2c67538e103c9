import lighthouse from 'lighthouse';
import { launchBrowser } from '../../e2e/browser.ts';
import { Citizen, nikOf } from '../../world/citizen.ts';
import type { Figure, Row } from '../figure.ts';
import { freeDate, startCity } from '../rig/city.ts';
import { freePort } from '../rig/free-port.ts';
import { median } from '../statistics.ts';

/** Runs of each page. */
const runs = 3;

const service = '/layanan/disdukcapil/ktp-el';

interface Scores {
  readonly performance: number;
  readonly accessibility: number;
}

/** Lighthouse's mobile scores of the pages on the way to a ticket. */
export async function measureLighthouse(): Promise<Figure> {
  const city = await startCity();
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const pages = {
      'front page': '/',
      service,
      days: `${service}/hari`,
      windows: `${service}/${freeDate}`,
      details: `${service}/${freeDate}/0800/data`,
      ticket: `/tiket#${await aTicket(city.url)}`,
    };
    const rows: Row[] = [];
    for (const [name, path] of Object.entries(pages)) {
      const scores: Scores[] = [];
      for (let run = 0; run < runs; run += 1) scores.push(await score(`${city.url}${path}`, port));
      rows.push(...rowsOf(name, scores));
    }
    return {
      title: 'Lighthouse',
      method: `Lighthouse's default mobile profile (a slow phone on slow 4G, simulated) with an empty cache, median of ${runs} runs a page, in the browser of the tests.`,
      rows,
    };
  } finally {
    await browser.close();
    await city.end();
  }
}

async function score(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
  });
  const of = (category: string): number => {
    const value = result?.lhr.categories[category]?.score;
    if (value === undefined || value === null)
      throw new Error(`Lighthouse gave ${url} no score for ${category}.`);
    return value * 100;
  };
  return { performance: of('performance'), accessibility: of('accessibility') };
}

const rowsOf = (name: string, scores: readonly Scores[]): readonly Row[] => [
  {
    name: `Lighthouse performance, ${name}`,
    value: median(scores.map(({ performance }) => performance)),
    unit: '',
    atLeast: 95,
    baseline: scores.map(({ performance }) => performance.toFixed(0)).join(', '),
  },
  {
    name: `Lighthouse accessibility, ${name}`,
    value: Math.min(...scores.map(({ accessibility }) => accessibility)),
    unit: '',
    atLeast: 100,
  },
];

/** The key of a booking made for the purpose. */
async function aTicket(site: string): Promise<string> {
  const citizen = new Citizen(() => site, nikOf(7));
  const reply = await citizen.book({
    office: 'disdukcapil',
    service: 'ktp-el',
    date: freeDate,
    window: '09:00',
  });
  if (!('held' in reply)) throw new Error(`No ticket: ${reply.problem.code}`);
  return reply.held.key;
}
