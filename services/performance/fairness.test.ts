import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figuresOf } from './domain/figures/figures.ts';

const here = import.meta.dirname;
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^testing\//.test(name))
  .map((name) => ({ name, text: readFileSync(join(here, name), 'utf8') }));
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const importsOf = (text: string) => [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from);

test('the sources were read', () => {
  expect(sources.map(({ name }) => name)).toContain('domain/skp/matrix.ts');
});

test('no figure and no line of the log enters an evaluation: speed cannot', () => {
  const evaluation = sources.filter(({ name }) => name.startsWith('domain/skp/'));

  const found = evaluation.flatMap(({ name, text }) =>
    importsOf(text)
      .filter((from) => /\/(figures|log|store)\//.test(from))
      .map((from) => `${name} → ${from}`),
  );

  expect(found).toEqual([]);
  expect(
    evaluation.filter(({ text }) => /duration|percentile|serviceTime|served|speed/i.test(code(text))),
  ).toEqual([]);
});

test('nothing ranks people, and nothing tells when somebody did not work', () => {
  const forbidden =
    /leader|ranking|top\w*Officers|best\w*Officer|idle|inactiv|gapBetween|unaccounted|utili[sz]ation|overtime/i;

  const found = sources.filter(({ text }) => forbidden.test(code(text))).map(({ name }) => name);

  expect(found).toEqual([]);
});

test('nothing feeds allowances', () => {
  expect(
    sources.filter(({ text }) => /tukin|tpp|allowance|salary/i.test(code(text))).map(({ name }) => name),
  ).toEqual([]);
});

test('figures tell how much was done only beside what was overturned and who had to come again', () => {
  const figures = figuresOf([{ visits: 500, verified: 300, returns: 100, overturned: 7, again: 9 }]);

  expect(Object.keys(figures).toSorted()).toEqual(['comeAgain', 'leftOut', 'overturned', 'returned', 'work']);
  expect(figures.work).toEqual({
    visits: 500,
    verified: 300,
    returned: 100,
    overturned: 7,
    comeAgain: 9,
    disputed: 0,
  });
  expect(figures.overturned).toEqual({ part: 7, of: 100 });
});
