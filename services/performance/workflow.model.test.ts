import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evaluation, outcomeOf } from './domain/skp/evaluation.ts';
import { predicateOf } from './domain/skp/matrix.ts';
import { mayTake, type StepName, steps } from './domain/skp/steps.ts';
import { leastTimeToAnswer, take } from './domain/skp/workflow.ts';
import { atOf, commandOf, people, sampleEvaluation } from './testing/evaluations.ts';

const names = Object.keys(steps) as StepName[];

test('people who decide at once over slow lines write every version once, by a step of the table, and nobody’s decision is lost', async () => {
  let raced = 0;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.infiniteStream(fc.nat(9_999)), async (scheduler, dice) => {
      const roll = (sides: number) => (dice.next().value ?? 0) % sides;
      const versions: Evaluation[] = [sampleEvaluation({ period: { id: '2026', kind: 'yearly' } })];
      const latest = (): Evaluation => versions.at(-1) ?? sampleEvaluation();
      const read = scheduler.scheduleFunction(async () => latest());
      // A write over the version before, as the table's condition has it.
      const write = scheduler.scheduleFunction(async (next: Evaluation) => {
        if (latest().v !== next.v - 1) return false;
        versions.push(next);
        return true;
      });
      let now = 1_000;

      const work = async (name: string, by: string | undefined) => {
        for (let round = 0; round < 14; round += 1) {
          now += roll(3) === 0 ? leastTimeToAnswer : 1;
          const seen = await read();
          const own = names.filter((step) => mayTake(step, seen.state) || roll(12) === 0);
          const step = own[roll(Math.max(1, own.length))] ?? 'note';
          const at = atOf(seen, by, { key: `${name}-${round}`, now });
          const decision = take(seen, commandOf(step, now), at);
          if (decision.kind === 'write' && !(await write(decision.evaluation))) raced += 1;
        }
      };
      const all = Promise.all([
        work('officer', people.officer),
        work('superior', people.superior),
        // The same account on two screens, and its substitute on a third.
        work('superior-again', people.superior),
        work('approver', people.approver),
        work('approver-again', people.approver),
        work('time', undefined),
      ]);
      await scheduler.waitFor(all);

      expect(versions.map(({ v }) => v)).toEqual(versions.map((_, index) => index + 1));
      expect(new Set(versions.map(({ key }) => key)).size).toBe(versions.length);
      for (const [index, after] of versions.entries()) {
        const before = versions[index - 1];
        if (!before) continue;
        const decided = after.history.at(-1);
        const { to, by } = steps[decided?.step ?? 'plan'];
        // Nothing of the record is ever rewritten.
        expect(after.history.slice(0, -1)).toEqual(before.history);
        expect(after.state).toBe(to === 'same' ? before.state : to);
        expect(by).toContain(decided?.party);
        if (before.state === 'FINAL') expect(after.ratings).toEqual(before.ratings);
      }
      const last = latest();
      if (last.ratings) expect(outcomeOf(last)).toBe(predicateOf(last.ratings));
    }),
    { numRuns: 40 },
  );
  expect(raced).toBeGreaterThan(0);
}, 30_000);
