import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { firstSteps } from '#infra/constructs/first-steps.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/panduan');
const pages = globSync('*.md', { cwd: folder }).toSorted();
const read = (page: string) => readFileSync(join(folder, page), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

test('every runbook that an alarm names is there', () => {
  expect(Object.keys(firstSteps).filter((name) => !pages.includes(`${name}.md`))).toEqual([]);
});

test('the first page lists every other', () => {
  const contents = read('README.md');

  expect(pages.filter((page) => page !== 'README.md' && !contents.includes(`](${page})`))).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  test('leads to pages that are there', () => {
    const links = [...read(page).matchAll(/\]\(([^)#]+)/g)].map(([, target = '']) => target);

    expect(links.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  });

  test('tells commands that are there', () => {
    const told = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);

    expect(
      told.filter((name) => {
        const file = scripts[name]?.replace(/^node /, '').split(' ')[0] ?? 'nowhere';
        return !existsSync(join(root, file));
      }),
    ).toEqual([]);
  });
});
