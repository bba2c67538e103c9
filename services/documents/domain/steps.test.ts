import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagramOf } from '../testing/step-diagram.ts';
import type { RequestState } from './request.ts';
import { mayTake, type StepName, steps, turn } from './steps.ts';

const names = Object.keys(steps) as StepName[];
const states = Object.keys(turn) as RequestState[];

test('the steps stand in the README as the table has them', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

  expect(readme).toContain(`\`\`\`mermaid\n${diagramOf()}\n\`\`\``);
});

test('every state is reached from the first, and every one that is nobody’s turn leads nowhere', () => {
  const reached = new Set<RequestState>(['SUBMITTED']);
  for (const from of reached) {
    for (const name of names) if (mayTake(name, from)) for (const to of steps[name].to) reached.add(to);
  }
  const dead = states.filter((state) => !names.some((name) => mayTake(name, state)));

  expect([...reached].sort()).toEqual([...states].sort());
  expect(dead.sort()).toEqual(states.filter((state) => turn[state] === 'nobody').sort());
});

test('from every state but the ends a way leads to an end', () => {
  const ends = new Set(states.filter((state) => turn[state] === 'nobody'));
  for (let round = 0; round < states.length; round += 1) {
    for (const state of states) {
      const ways = names.filter((name) => mayTake(name, state)).flatMap((name) => steps[name].to);
      if (ways.some((to) => ends.has(to))) ends.add(state);
    }
  }

  expect([...ends].sort()).toEqual([...states].sort());
});
