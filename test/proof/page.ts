import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../docs/proof.md');

/** Replaces what stands between `<!-- name: … -->` and `<!-- /name -->` in docs/proof.md. */
export async function writeSection(name: string, content: string): Promise<void> {
  const text = await readFile(page, 'utf8');
  const [start, end] = [`<!-- ${name}: written by npm run proof -->`, `<!-- /${name} -->`];
  const [head, rest] = text.split(start);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined)
    throw new Error(`${page} lacks the markers ${start} and ${end}`);
  await writeFile(page, `${head}${start}\n${content}\n${end}${tail}`);
}

const git = (...command: string[]) => execFileSync('git', command, { encoding: 'utf8' }).trim();

/** The commit that is proved; says so when one of the paths differs from it. */
export const commitOf = (...paths: string[]): string =>
  `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', ...paths) === '' ? '' : ' with changes'}`;

export const today = (): string => new Date().toISOString().slice(0, 10);
