import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'mutants');

/** A deliberate fault: the first line of its patch says what is wrong, the second what must notice. */
export interface Mutant {
  readonly name: string;
  readonly fault: string;
  /** The model in `memory` or on the `engine`, or the fault program of this name. */
  readonly where: string;
}

/** What the model noticed, after how many operations; undefined: the mutant survived. */
export type Catch = { readonly operations: number; readonly flaw: string } | undefined;

export async function listMutants(where?: readonly string[]): Promise<readonly Mutant[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.patch')).sort();
  const mutants = await Promise.all(
    files.map(async (file) => {
      const [fault = '', place = ''] = (await readFile(join(folder, file), 'utf8')).split('\n');
      return {
        name: file.replace('.patch', ''),
        fault,
        where: /^Caught on: ([a-z-]+)$/.exec(place)?.[1] ?? 'memory',
      };
    }),
  );
  return mutants.filter((mutant) => where?.includes(mutant.where) ?? true);
}

/** Applies the mutant's patch to a copy of the sources and lets the model look for a flaw there. */
export const hunt = (
  mutant: Mutant,
  { seed, operations }: { readonly seed: number; readonly operations: number },
): Promise<Catch> => huntWith('hunt.ts', [mutant.where, `${seed}`, `${operations}`], mutant);

/** The same with a fault program at its small counts, over bundles made from the copy. */
export const huntByFaults = (mutant: Mutant, seed: number): Promise<Catch> =>
  huntWith('hunt-by-faults.ts', [mutant.where, `${seed}`], mutant);

async function huntWith(script: string, args: readonly string[], mutant: Mutant): Promise<Catch> {
  const copy = await mkdtemp(join(tmpdir(), `balai-${mutant.name}-`));
  try {
    for (const part of [
      'services',
      'shared',
      'infra',
      'local-aws',
      'test',
      'docs',
      'package.json',
      'vitest.config.ts',
    ]) {
      await cp(join(root, part), join(copy, part), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await run('git', ['apply', '--whitespace=nowarn', join(folder, `${mutant.name}.patch`)], { cwd: copy });
    const found = await run(process.execPath, [join(copy, 'test/proof', script), ...args]).then(
      () => undefined,
      (error: { code?: unknown; stdout?: unknown }) => error,
    );
    if (!found) return undefined;
    if (found.code !== 1) throw new Error(`Nothing could be run on mutant ${mutant.name}`, { cause: found });
    const report: unknown = JSON.parse(String(found.stdout).trim().split('\n').at(-1) ?? '');
    return readCatch(report);
  } finally {
    await rm(copy, { recursive: true });
  }
}

function readCatch(report: unknown): Catch {
  if (typeof report !== 'object' || report === null) throw new Error('The model reported nothing');
  return {
    operations: Number(Reflect.get(report, 'operations')),
    flaw: String(Reflect.get(report, 'flaw')),
  };
}
