import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'mutants');

/** A deliberate fault: the first line of its patch says what is wrong, the second where the model must notice. */
export interface Mutant {
  readonly name: string;
  readonly fault: string;
  readonly where: 'memory' | 'engine';
}

/** What the model noticed, after how many operations; undefined: the mutant survived. */
export type Catch = { readonly operations: number; readonly flaw: string } | undefined;

export async function listMutants(): Promise<readonly Mutant[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.patch')).sort();
  return Promise.all(
    files.map(async (file) => {
      const [fault = '', place = ''] = (await readFile(join(folder, file), 'utf8')).split('\n');
      return {
        name: file.replace('.patch', ''),
        fault,
        where: place === 'Caught on: engine' ? 'engine' : 'memory',
      };
    }),
  );
}

/** Applies the mutant's patch to a copy of the sources and lets the model look for a flaw there. */
export async function hunt(
  mutant: Mutant,
  { seed, operations }: { readonly seed: number; readonly operations: number },
): Promise<Catch> {
  const copy = await mkdtemp(join(tmpdir(), `balai-${mutant.name}-`));
  try {
    for (const part of ['services', 'shared', 'local-aws', 'test', 'package.json']) {
      await cp(join(root, part), join(copy, part), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await run('git', ['apply', '--whitespace=nowarn', join(folder, `${mutant.name}.patch`)], { cwd: copy });
    const hunter = join(copy, 'test/proof/hunt.ts');
    const found = await run(process.execPath, [hunter, mutant.where, `${seed}`, `${operations}`]).then(
      () => undefined,
      (error: { code?: unknown; stdout?: unknown }) => error,
    );
    if (!found) return undefined;
    if (found.code !== 1) throw new Error(`The model did not run on mutant ${mutant.name}`, { cause: found });
    const report: unknown = JSON.parse(String(found.stdout));
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
