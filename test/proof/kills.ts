import { type KillRound, killRound } from '../faults/kill-round.ts';
import { startWorld } from '../world/world.ts';
import { commitOf, today } from './page.ts';
import type { Program, ProofRun } from './program.ts';

const rounds = 20;

/** Ends host and engine with `kill -9`, again and again, with bookings in flight. */
export const kills: Program = { name: 'kills', run };

async function run({ assemblies }: ProofRun) {
  const world = await startWorld({ assemblies: await assemblies(), region: 'race' });
  const results: KillRound[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const result = await killRound(world, round);
      results.push(result);
      console.log(`  ${JSON.stringify({ round, ...result })}`);
    }
  } finally {
    await world.end();
  }

  const sum = (what: keyof KillRound) => results.reduce((total, result) => total + result[what], 0);
  const harms = ['lost', 'withoutEvent', 'unanswered', 'doubles'] as const;
  const section = `
${today()}, commit ${commitOf('services', 'shared', 'infra', 'local-aws')}: ${rounds} crashes.

| | |
|---|---:|
| requests unanswered when the processes were ended (least of a round) | ${sum('inFlight')} (${Math.min(...results.map(({ inFlight }) => inFlight))}) |
| bookings acknowledged before | ${sum('acknowledged')} |
| of those lost or changed | ${sum('lost')} |
| bookings without their event | ${sum('withoutEvent')} |
| people without a definite answer | ${sum('unanswered')} |
| numbers given twice | ${sum('doubles')} |
`;
  return { section, flaws: harms.flatMap((harm) => (sum(harm) > 0 ? [`${harm}: ${sum(harm)}`] : [])) };
}
