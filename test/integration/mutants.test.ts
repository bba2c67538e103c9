import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hunt, listMutants } from '../proof/mutants.ts';

const root = join(import.meta.dirname, '../..');
const mutants = await listMutants();

describe('mutants of the day sheet', () => {
  test.each(mutants.map(({ name }) => name))('%s still fits the sources', (name) => {
    const patch = join(root, 'test/proof/mutants', `${name}.patch`);

    expect(() =>
      execFileSync('git', ['apply', '--check', patch], { cwd: root, stdio: 'pipe' }),
    ).not.toThrow();
  });

  // All of them take minutes: npm run proof.
  test.each(['cancel-leaves-no-tombstone', 'claim-without-people-guard', 'settle-indexes-late'])(
    'the model catches %s',
    async (name) => {
      const mutant = mutants.find((known) => known.name === name);
      if (!mutant) throw new Error(`No mutant ${name}`);

      const caught = await hunt(mutant, { seed: 1, operations: 10_000 });

      expect(caught).toBeDefined();
    },
  );
});
