import { describe, expect, test } from 'vitest';
import { labelVariants } from './labels.ts';
import { predicateOf } from './matrix.ts';
import { behaviours, liesWithin, predicates, type Rating, ratings } from './ratings.ts';

// Result, behaviour, predicate in the words of the regulation: written out, so that the table in the source is read against another.
const cells: readonly (readonly [Rating, Rating, string])[] = [
  ['above', 'above', 'Sangat Baik'],
  ['above', 'meets', 'Baik'],
  ['above', 'below', 'Kurang/Misconduct'],
  ['meets', 'above', 'Baik'],
  ['meets', 'meets', 'Baik'],
  ['meets', 'below', 'Kurang/Misconduct'],
  ['below', 'above', 'Cukup/Butuh Perbaikan'],
  ['below', 'meets', 'Cukup/Butuh Perbaikan'],
  ['below', 'below', 'Sangat Kurang'],
];

describe('the matrix of PermenPANRB 6/2022', () => {
  test.each(cells)('result %s, behaviour %s: %s', (result, behaviour, label) => {
    expect(labelVariants.annex.predicates[predicateOf({ result, behaviour })]).toBe(label);
  });

  test('has nine cells, all of them here', () => {
    expect(new Set(cells.map(([result, behaviour]) => `${result} ${behaviour}`)).size).toBe(
      ratings.length ** 2,
    );
  });
});

test.each(Object.entries(labelVariants))('the labels "%s" name every code differently', (_, labels) => {
  const names = [labels.predicates, labels.behaviours, labels.ratings].flatMap((part) => Object.values(part));

  expect(new Set(names).size).toBe(predicates.length + behaviours.length + ratings.length);
});

test('the initials of the seven behaviours are BerAKHLAK', () => {
  const names = behaviours.map((key) => labelVariants.usual.behaviours[key]);

  expect(names.map((name) => name.slice(0, name.startsWith('Ber') ? 3 : 1)).join('')).toBe('BerAKHLAK');
});

test('a rating of the whole lies between its parts', () => {
  expect(liesWithin('meets', ['below', 'above'])).toBe(true);
  expect(liesWithin('above', ['meets', 'meets'])).toBe(false);
  expect(liesWithin('meets', [])).toBe(false);
});
