import { judgeTown } from './days/judge-days.ts';
import { coverageOf, flawsOf, loadNames, ratioOf, Tally } from './days/tally.ts';
import type { Load } from './days/visitors.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

const towns = 30;
/** Days of each town, the first of which is the cold one. */
const days = 8;
/** Minutes after which those who wait are told anew. */
const every = 5;

/** Waits told on simulated days, against what they were and against two older rules. */
export const wait: Program = { name: 'wait', run };

async function run({ seed, scale }: ProofRun) {
  const tally = new Tally();
  const count = Math.ceil(towns * scale);
  for (let town = 0; town < count; town += 1) {
    judgeTown({ seed: seed + 7919 * town, days, every }, tally.take);
  }
  const flaws = flawsOf(tally);
  const section = `
${today()}, commit ${commitOf('services/queue', 'shared', 'test/proof')}, seed ${seed}: ${count * days} days of ${count} offices, ${flaws.length} flaws.

| told | load | people | mean wait | error of p50 | of ZMS | of QueueSG | ratio to the better | within p90 | p50 to p90 |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|
${rows(tally, 'at check-in', { cold: false, when: 'check-in' })}
${rows(tally, 'every five minutes while waiting', { cold: false, when: 'waiting' })}
${rows(tally, 'at check-in, first day', { cold: true, when: 'check-in' })}
`;
  return { section, flaws };
}

const rows = (tally: Tally, name: string, which: Parameters<Tally['of']>[0]): string =>
  [undefined, ...loadNames].map((load) => row(tally, name, which, load)).join('\n');

function row(tally: Tally, name: string, which: Parameters<Tally['of']>[0], load: Load | undefined): string {
  const sum = tally.of(which, load);
  const { count, waited, error, zms, queueSg, range } = sum;
  const minutes = (total: number) => (total / count).toFixed(1);
  const cells = [
    name,
    load ?? 'all',
    count,
    minutes(waited),
    minutes(error),
    minutes(zms),
    minutes(queueSg),
    ratioOf(sum).toFixed(2),
    `${(100 * coverageOf(sum)).toFixed(1)} %`,
    minutes(range),
  ];
  return `| ${cells.join(' | ')} |`;
}
