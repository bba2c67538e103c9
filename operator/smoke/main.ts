import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openApi, Refused } from '../../clients/typescript/src/index.ts';
import { launchBrowser } from '../../test/e2e/browser.ts';
import { apiJourney, type Journey } from './api-journey.ts';
import { frontPage, refusals } from './headers.ts';
import { leftovers } from './leftovers.ts';
import { pageJourney } from './page-journey.ts';
import { NothingFree, stepsOf } from './steps.ts';

// npm run smoke -- --url https://antrean.example.go.id --phone 08…
// Ends with 0 when all went well, 1 when something is broken, 2 when it was called wrongly, 3 when nothing is free to be booked.

const usage = `Pemakaian: npm run smoke -- --url https://antrean.example.go.id --phone <nomor HP petugas>
  --office, --service   kantor dan layanan yang dicoba (bawaan: yang pertama)
  --nik                 NIK orang uji (bawaan: acak, bentuknya saja yang benar)
  --phone               penerima SMS uji; wajib, kecuali di mesin ini
  --api-only            tanpa peramban
Yang dipesan selalu dibatalkan lagi, juga bila gagal atau dihentikan dengan Ctrl+C.`;

const { values } = parseArgs({
  options: {
    ...{ url: { type: 'string' }, office: { type: 'string' }, service: { type: 'string' } },
    ...{
      nik: { type: 'string' },
      phone: { type: 'string' },
      'api-only': { type: 'boolean', default: false },
    },
  },
});
const site = URL.parse(values.url ?? '');
const here = site !== null && /^(localhost|127\.0\.0\.1)$/.test(site.hostname);
// A ticket goes to the phone: a made-up number is somebody's.
const phone = values.phone ?? (here ? '081234567890' : undefined);
if (site === null || phone === undefined) {
  console.error(usage);
  process.exit(2);
}

// Born on 29 February 2000, with a serial that no office reaches: hardly anybody's.
const nik = values.nik ?? `127401290200${randomInt(9000, 9999)}`;
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());

const api = openApi({ address: site.origin });
const left = leftovers(api);
const steps = stepsOf(interruption.signal, (line) => console.log(line));
const journey: Journey = {
  ...{ api, left, steps, office: values.office, service: values.service },
  person: { nik, name: 'Uji Coba Balai', phone },
};
const start = performance.now();
process.exitCode = await tour();
for (const sentence of await left.clear()) {
  console.error(`! ${sentence}`);
  process.exitCode = 1;
}
console.log(`${Math.round(performance.now() - start)} ms.`);
// A request that was given up must not keep the process.
process.exit();

async function tour(): Promise<number> {
  try {
    await steps.step('Halaman depan dan tajuknya', () => frontPage(`${site?.origin}/`));
    await steps.step('Penolakan yang dapat dibaca', () => refusals(site?.origin ?? ''));
    await apiJourney(journey);
    if (!values['api-only']) await withBrowser();
    console.log('Semua berjalan; yang dipesan sudah dibatalkan lagi.');
    return 0;
  } catch (fault) {
    console.error(sentenceOf(fault));
    return fault instanceof NothingFree ? 3 : 1;
  }
}

async function withBrowser(): Promise<void> {
  const browser = await launchBrowser();
  try {
    // Somebody else than a moment ago: changes of one person on one day are counted.
    const other = { ...journey.person, nik: values.nik ?? `127401290200${randomInt(9000, 9999)}` };
    await pageJourney({ ...journey, person: other }, site?.origin ?? '', browser);
  } finally {
    await browser.close();
  }
}

function sentenceOf(fault: unknown): string {
  if (fault instanceof Refused) return `Ditolak (${fault.problem.code}): ${fault.problem.text.id}`;
  if (!(fault instanceof Error)) return String(fault);
  const cause = fault.cause instanceof Error ? ` (${fault.cause.message})` : '';
  return `${fault.message}${cause}`;
}
