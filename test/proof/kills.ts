import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KillRound, killRound } from '../faults/kill-round.ts';
import { synthesize } from '../world/assemblies.ts';
import { startWorld } from '../world/world.ts';
import { commitOf, today, writeSection } from './page.ts';

// npm run proof, second part: node test/proof/kills.ts [rounds]; writes docs/proof.md.
const rounds = Number(process.argv[2] ?? 20);

const assemblies = mkdtempSync(join(tmpdir(), 'balai-kills-'));
await synthesize(assemblies);
const world = await startWorld({ assemblies, region: 'race' });
const results: KillRound[] = [];
try {
  for (let round = 0; round < rounds; round += 1) {
    const result = await killRound(world, round);
    results.push(result);
    console.log(JSON.stringify({ round, ...result }));
  }
} finally {
  await world.end();
  rmSync(assemblies, { recursive: true, force: true });
}

const sum = (what: keyof KillRound) => results.reduce((total, result) => total + result[what], 0);
const harm = sum('lost') + sum('withoutEvent') + sum('unanswered') + sum('doubles');
await writeSection(
  'kills',
  `
${today()}, commit ${commitOf('services', 'shared', 'infra', 'local-aws')}: ${rounds} crashes.

| | |
|---|---:|
| requests unanswered when the processes were ended (least of a round) | ${sum('inFlight')} (${Math.min(...results.map(({ inFlight }) => inFlight))}) |
| bookings acknowledged before | ${sum('acknowledged')} |
| of those lost or changed | ${sum('lost')} |
| bookings without their event | ${sum('withoutEvent')} |
| people without a definite answer | ${sum('unanswered')} |
| numbers given twice | ${sum('doubles')} |
`,
);
process.exitCode = harm > 0 ? 1 : 0;
