import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claims, conformanceTable } from './conformance.ts';

const root = join(import.meta.dirname, '../..');

test('the table of conformance is that of the tests', async () => {
  await expect(conformanceTable(root)).toMatchFileSnapshot('../CONFORMANCE.md');
});

test('every test of the contract names the page that it holds the host to', () => {
  const naming = new Set(claims(root).map(({ file }) => file));

  const silent = globSync('test/contract/aws/*.test.ts', { cwd: root }).filter((file) => !naming.has(file));

  expect(silent).toEqual([]);
});
