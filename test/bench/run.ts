import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { measureBundleSize } from './figures/bundle-size.ts';
import { measureFirstCall } from './figures/first-call.ts';
import { measureWarmBooking } from './figures/warm-booking.ts';
import { measureWriteUnits } from './figures/write-units.ts';
import { describeSetting } from './machine.ts';
import { type Measured, writeReport } from './report.ts';

// `npm run bench`, or some of it: `npm run bench -- bundle-size`, which prints and writes nothing.

const figures: Readonly<Record<string, () => Promise<Figure>>> = {
  'write-units': measureWriteUnits,
  'bundle-size': measureBundleSize,
  'first-call': measureFirstCall,
  'warm-booking': measureWarmBooking,
};

/** No figure takes longer on a machine that can tell anything. */
const limit = 180_000;

async function measure(title: string, figure: () => Promise<Figure>): Promise<Measured> {
  const started = performance.now();
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error(`no result within ${limit / 1000} s`)), limit).unref();
  });
  try {
    return await Promise.race([figure(), late]);
  } catch (fault) {
    return { title, failure: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    console.error(`${title}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(figures, name));
if (unknown.length > 0)
  throw new Error(`No figure ${unknown.join(', ')}; there are ${Object.keys(figures).join(', ')}.`);

const setting = describeSetting();
const started = performance.now();
const measured: Measured[] = [];
for (const [title, figure] of Object.entries(figures)) {
  if (chosen.length === 0 || chosen.includes(title)) measured.push(await measure(title, figure));
}
const page = writeReport(setting, measured, (performance.now() - started) / 1000);
if (chosen.length > 0) console.log(page);
else writeFileSync(join(import.meta.dirname, '../../docs/benchmarks.md'), page);
process.exit(measured.some((figure) => 'failure' in figure) ? 1 : 0);
