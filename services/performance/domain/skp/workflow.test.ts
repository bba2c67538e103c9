import { describe, expect, test } from 'vitest';
import {
  atOf,
  commandOf,
  people,
  ratedSample,
  sampleEvaluation,
  sampleRatings,
  walk,
} from '../../testing/evaluations.ts';
import { outcomeOf } from './evaluation.ts';
import { followUps, proposalsAfter } from './follow-up.ts';
import { predicates } from './ratings.ts';
import { evaluationStates, type StepName, steps } from './steps.ts';
import { begin, leastTimeToAnswer, take } from './workflow.ts';

const names = Object.keys(steps) as StepName[];
const { officer, superior, approver } = people;
const meets = { result: 'meets', behaviour: 'meets' } as const;
const now = 1_000;
const code = (decision: ReturnType<typeof take>) =>
  decision.kind === 'refused' ? decision.code : decision.kind;

/** A yearly evaluation, rated, approved and accepted. */
const finalYear = (ratings: Parameters<typeof ratedSample>[0], yearBefore?: 'good' | 'very-good') =>
  walk(
    ratedSample(ratings, { period: { id: '2026', kind: 'yearly' } }),
    [commandOf('approve', now), approver],
    [commandOf('accept', now), officer, yearBefore ? { yearBefore } : {}],
  );

describe('whose step it is', () => {
  const whoAsks = [
    ['officer', officer],
    ['superior', superior],
    ['approver', approver],
    ['time', undefined],
    ['stranger', 'somebody-else'],
  ] as const;

  test.each(evaluationStates)(
    'in state %s nobody takes a step that the table does not give them',
    (state) => {
      for (const [party, by] of whoAsks) {
        for (const step of names) {
          const evaluation = { ...sampleEvaluation(), state };
          const answer = code(take(evaluation, commandOf(step, now), atOf(evaluation, by)));
          const parties: readonly string[] = steps[step].by;
          const from: readonly string[] = steps[step].from;

          if (!parties.includes(party)) expect([party, step, answer]).toEqual([party, step, 'not-yours']);
          else if (!from.includes(state)) expect([party, step, answer]).toEqual([party, step, 'wrong-state']);
          else expect(['not-yours', 'wrong-state']).not.toContain(answer);
        }
      }
    },
  );

  test('nobody stands for two of the three people', () => {
    for (const twice of [{ superior: officer }, { approver: superior }, { approver: officer }]) {
      expect(() => begin({ ...sampleEvaluation(), ...twice })).toThrow('three people');
    }
  });

  test('time decides nothing but that nobody answered', () => {
    expect(names.filter((step) => (steps[step].by as readonly string[]).includes('time'))).toEqual(['lapse']);
  });
});

describe('rating', () => {
  const agreed = walk(
    sampleEvaluation(),
    [commandOf('plan', now), officer],
    [commandOf('propose', now), officer],
    [commandOf('agree', now), superior],
  );
  const rate = (ratings: ReturnType<typeof sampleRatings>, more = {}) =>
    code(take(agreed, { step: 'rate', ratings }, atOf(agreed, superior, more)));
  const good = sampleRatings(meets);

  test('waits for the end of the period', () => {
    expect(rate(good, { now: 999 })).toBe('period-runs');
    expect(rate(good)).toBe('write');
  });

  test('is of exactly the items that were agreed', () => {
    expect(rate({ ...good, results: {} })).toBe('other-items');
    expect(rate({ ...good, results: { ...good.results, more: { rating: 'meets', reason: 'x' } } })).toBe(
      'other-items',
    );
  });

  test('has a reason for each item and each behaviour', () => {
    expect(rate({ ...good, results: { verify: { rating: 'meets', reason: ' ' } } })).toBe('no-reason');
    expect(
      rate({ ...good, behaviours: { ...good.behaviours, loyal: { rating: 'meets', reason: '' } } }),
    ).toBe('no-reason');
  });

  test('of the whole is neither above nor below all of its parts', () => {
    expect(rate({ ...good, result: 'above' })).toBe('outside-parts');
    expect(rate({ ...good, behaviour: 'below' })).toBe('outside-parts');
  });

  test('is the same whatever the organisation achieved', () => {
    const outcomes = [undefined, ...predicates].map((organisation) =>
      outcomeOf(
        walk(agreed, [{ step: 'rate', ratings: good, ...(organisation && { organisation }) }, superior]),
      ),
    );

    expect(new Set(outcomes)).toEqual(new Set(['good']));
  });
});

describe('right of reply', () => {
  const open = walk(ratedSample(meets), [commandOf('approve', now), approver]);
  const deadline = now + leastTimeToAnswer;

  test('cannot be made shorter than three days', () => {
    const rated = ratedSample(meets);
    const command = { ...commandOf('approve', now), answerUntil: deadline - 1 };

    expect(code(take(rated, { ...command, step: 'approve', ground: 'x' }, atOf(rated, approver)))).toBe(
      'no-time-to-answer',
    );
  });

  test('ends at its deadline, and not before', () => {
    const ask = (step: 'answer' | 'lapse', by: string | undefined, at: number) =>
      code(take(open, commandOf(step, now), atOf(open, by, { now: at })));

    expect(ask('answer', officer, deadline - 1)).toBe('write');
    expect(ask('answer', officer, deadline)).toBe('too-late');
    expect(ask('lapse', undefined, deadline - 1)).toBe('too-early');
    expect(ask('lapse', undefined, deadline)).toBe('write');
  });

  test('is decided by whoever approved, with a ground: upheld, or rated again', () => {
    const answered = walk(open, [commandOf('answer', now), officer]);
    const groundless = take(answered, { step: 'uphold', ground: ' ' }, atOf(answered, approver));
    const reopened = walk(answered, [commandOf('reopen', now), approver]);

    expect(code(groundless)).toBe('no-reason');
    expect(walk(answered, [commandOf('uphold', now), approver]).state).toBe('FINAL');
    expect([reopened.state, reopened.ratings]).toEqual(['AGREED', undefined]);
    expect(reopened.history.at(-1)).toMatchObject({
      step: 'reopen',
      by: approver,
      ground: expect.any(String),
    });
  });
});

describe('what may follow', () => {
  test.each([
    ['very-good', 'very-good', ['talent-pool']],
    ['very-good', 'good', ['development']],
    ['good', 'very-good', ['development']],
    ['good', 'good', ['development']],
    ['good', undefined, []],
    ['good', 'poor', []],
    ['needs-improvement', 'good', ['coaching']],
    ['poor', 'good', ['superior-to-examine']],
    ['very-poor', 'very-poor', ['coaching', 'superior-to-examine']],
  ] as const)('after %s, before that %s: %j', (year, before, proposals) => {
    expect(proposalsAfter(year, before)).toEqual(proposals);
  });

  test('names its legal ground', () => {
    expect(Object.values(followUps).every(({ ground }) => /\d+\/20\d\d/.test(ground))).toBe(true);
  });

  test('is proposed by a year only', () => {
    const quarter = walk(
      ratedSample({ result: 'below', behaviour: 'meets' }),
      [commandOf('approve', now), approver],
      [commandOf('accept', now), officer],
    );

    expect(quarter.proposals).toEqual([]);
    expect(finalYear({ result: 'below', behaviour: 'meets' }).proposals).toEqual(['coaching']);
    expect(finalYear(meets, 'good').proposals).toEqual(['development']);
  });

  test('has no effect until a person decides, once, with a ground', () => {
    const year = finalYear({ result: 'below', behaviour: 'meets' });
    const decide = (by: string | undefined, more = {}) =>
      code(
        take(
          year,
          { step: 'decide', proposal: 'coaching', taken: true, ground: 'x', ...more },
          atOf(year, by),
        ),
      );
    const decided = walk(year, [commandOf('decide', now), superior]);

    expect(year.decisions).toEqual({});
    expect(decide(undefined)).toBe('not-yours');
    expect(decide(officer)).toBe('not-yours');
    expect(decide(superior, { ground: '' })).toBe('no-reason');
    expect(decide(superior, { proposal: 'talent-pool' })).toBe('not-proposed');
    expect(decided.decisions.coaching).toMatchObject({ taken: true, by: superior });
    expect(code(take(decided, commandOf('decide', now), atOf(decided, approver)))).toBe('decided-before');
  });
});

test('a request that is repeated at once changes nothing, and one that saw an older version is told to look again', () => {
  const first = walk(sampleEvaluation(), [commandOf('plan', now), officer]);

  expect(take(first, commandOf('plan', now), { ...atOf(first, officer), key: first.key }).kind).toBe('done');
  expect(code(take(first, commandOf('propose', now), atOf(first, officer, { seen: 1 })))).toBe('moved-on');
});
