import { localDate } from '#shared/time/local.ts';
import type { Evaluation, Ratings, Reasoned } from '../domain/skp/evaluation.ts';
import { behaviours, type Rating } from '../domain/skp/ratings.ts';
import type { StepName } from '../domain/skp/steps.ts';
import { type At, begin, type Command, leastTimeToAnswer, take } from '../domain/skp/workflow.ts';

/** The three people of the sample. */
export const people = { officer: 'officer', superior: 'superior', approver: 'approver' } as const;

const periodEnds = 1_000;

/** A quarter's evaluation that has just begun. */
export const sampleEvaluation = (more: Partial<Parameters<typeof begin>[0]> = {}): Evaluation =>
  begin({
    id: 'evaluation-1',
    key: 'begun',
    period: { id: '2026-Q4', kind: 'quarterly' },
    from: localDate.parse('2026-10-01'),
    to: localDate.parse('2026-12-31'),
    office: 'disdukcapil',
    ...people,
    ...more,
  });

const because = (rating: Rating): Reasoned => ({ rating, reason: 'As seen through the period' });

/** Ratings of the sample's plan that are all alike. */
export const sampleRatings = ({ result, behaviour }: { result: Rating; behaviour: Rating }): Ratings => {
  const [a, b, c, d, e, f, g] = behaviours;
  const each = because(behaviour);
  return {
    results: { verify: because(result) },
    behaviours: { [a]: each, [b]: each, [c]: each, [d]: each, [e]: each, [f]: each, [g]: each },
    result,
    behaviour,
  };
};

/** A command that carries what its step needs. */
export function commandOf(step: StepName, now: number): Command {
  const ground = 'Agreed in the talk of this week';
  switch (step) {
    case 'plan':
      return {
        step,
        plan: [
          {
            key: 'verify',
            kind: 'main',
            result: 'Requests verified',
            expectation: 'Returns name what is missing',
          },
        ],
      };
    case 'note':
      return { step, text: 'Explains patiently what is missing' };
    case 'rate':
      return { step, ratings: sampleRatings({ result: 'meets', behaviour: 'meets' }) };
    case 'approve':
      return { step, ground, answerUntil: now + leastTimeToAnswer };
    case 'answer':
      return { step, answer: 'The papers of May were complete' };
    case 'decide':
      return { step, proposal: 'coaching', taken: true, ground };
    case 'discuss-again':
    case 'rate-again':
    case 'uphold':
    case 'reopen':
      return { step, ground };
    case 'propose':
    case 'agree':
    case 'accept':
    case 'lapse':
      return { step };
  }
}

/** The place of a step: after the period, by that person, over the present version. */
export const atOf = (evaluation: Evaluation, by: string | undefined, more: Partial<At> = {}): At => ({
  key: `step-${evaluation.v}`,
  seen: evaluation.v,
  now: periodEnds,
  periodEnds,
  ...(by !== undefined && { by }),
  ...more,
});

/** Takes steps that must be taken, one after the other. */
export function walk(
  evaluation: Evaluation,
  ...taken: readonly (readonly [Command, string | undefined, Partial<At>?])[]
): Evaluation {
  return taken.reduce((standing, [command, by, more]) => {
    const decision = take(standing, command, atOf(standing, by, more));
    if (decision.kind !== 'write') throw new Error(`${command.step}: ${JSON.stringify(decision)}`);
    return decision.evaluation;
  }, evaluation);
}

/** The sample after the superior rated it so. */
export const ratedSample = (
  ratings: { result: Rating; behaviour: Rating },
  more: Partial<Parameters<typeof begin>[0]> = {},
): Evaluation =>
  walk(
    sampleEvaluation(more),
    [commandOf('plan', periodEnds), people.officer],
    [commandOf('propose', periodEnds), people.officer],
    [commandOf('agree', periodEnds), people.superior],
    [{ step: 'rate', ratings: sampleRatings(ratings) }, people.superior],
  );
