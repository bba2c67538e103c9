import { expect, test } from 'vitest';
import { showHolder } from './show-holder.ts';

test.each([
  ['whole', 'Siti Nurhaliza Ginting', 'Siti Nurhaliza Ginting'],
  ['partly', 'Siti Nurhaliza Ginting', 'Si* Nu* Gi*'],
  ['partly', 'M. Al Ma’ruf', 'M. Al Ma*'],
  ['initials', 'Siti Nurhaliza Ginting', 'S* N* G*'],
  ['initials', 'Ömer', 'Ö*'],
] as const)('a name shown %s: %s is %s', (how, name, shown) => {
  expect(showHolder(name, how)).toBe(shown);
});

test('a long name is cut between characters and says so', () => {
  const shown = showHolder('é'.repeat(100), 'whole');

  expect(shown).toBe(`${'é'.repeat(28)}…`);
  expect(new TextEncoder().encode(shown).length).toBeLessThanOrEqual(60);
});
