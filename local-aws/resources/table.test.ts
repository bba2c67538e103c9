import { expect, test } from 'vitest';
import { resourceTypes } from './index.ts';
import { resourceTable } from './table.ts';

test('the table of resource types says what the host obeys', async () => {
  await expect(resourceTable()).toMatchFileSnapshot('README.md');
});

test('no type stands in the table twice', () => {
  const names = resourceTypes.map(({ type }) => type);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
