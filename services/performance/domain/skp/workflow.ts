import { DAY } from '#shared/time/local.ts';
import type { Evaluation, FollowUpDecision, PlanItem, Ratings } from './evaluation.ts';
import { type FollowUp, proposalsAfter } from './follow-up.ts';
import { predicateOf } from './matrix.ts';
import { liesWithin, type Predicate } from './ratings.ts';
import { mayTake, type Party, type StepName, steps, takes } from './steps.ts';

/** A step that is asked for, with what it needs. */
export type Command =
  | { readonly step: 'plan'; readonly plan: readonly PlanItem[] }
  | { readonly step: 'note'; readonly text: string }
  | { readonly step: 'rate'; readonly ratings: Ratings; readonly organisation?: Predicate }
  | {
      readonly step: 'approve';
      readonly ground: string;
      /** Until when the officer may answer; epoch milliseconds. */
      readonly answerUntil: number;
    }
  | { readonly step: 'answer'; readonly answer: string }
  | {
      readonly step: 'decide';
      readonly proposal: FollowUp;
      readonly taken: boolean;
      readonly ground: string;
    }
  | { readonly step: 'discuss-again' | 'rate-again' | 'uphold' | 'reopen'; readonly ground: string }
  | { readonly step: 'propose' | 'agree' | 'accept' | 'lapse' };

/** What every step knows. */
export interface At {
  /** Names this request: repeated at once, it changes nothing more. */
  readonly key: string;
  /** Version of the evaluation that whoever asks has seen; a person who decides always has seen one. */
  readonly seen: number;
  readonly now: number;
  /** When the period has ended (epoch milliseconds): nobody is rated before. */
  readonly periodEnds: number;
  /** Account; absent: time. */
  readonly by?: string;
  /** Predicate of the year before, where that evaluation is final. */
  readonly yearBefore?: Predicate;
}

type EvaluationRefusal =
  /** Somebody else changed the evaluation meanwhile: look again. */
  | 'moved-on'
  | 'wrong-state'
  /** This step is another person's. */
  | 'not-yours'
  | 'nothing-planned'
  | 'period-runs'
  /** Not exactly the agreed items were rated. */
  | 'other-items'
  /** The whole was rated lower or higher than each of its parts. */
  | 'outside-parts'
  | 'no-reason'
  | 'no-time-to-answer'
  | 'too-late'
  | 'too-early'
  | 'not-proposed'
  | 'decided-before';

/** What becomes of an evaluation. A write may find that it moved on: then read and decide again. */
export type EvaluationDecision =
  | { readonly kind: 'write'; readonly evaluation: Evaluation }
  /** Done before. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: EvaluationRefusal };

const no = (code: EvaluationRefusal): EvaluationDecision => ({ kind: 'refused', code });

/** The least that an officer gets to answer; PermenPANRB 6/2022 leaves the days to the region. */
export const leastTimeToAnswer = 3 * DAY;

/** A new evaluation: three people who are not the same. Throws when they are, for whoever places officers must not let it come to this. */
export function begin(
  given: Pick<
    Evaluation,
    'id' | 'key' | 'period' | 'from' | 'to' | 'office' | 'officer' | 'superior' | 'approver'
  >,
): Evaluation {
  const { officer, superior, approver } = given;
  if (new Set([officer, superior, approver]).size < 3) {
    throw new Error('Whoever is evaluated, who rates and who approves are three people');
  }
  return {
    ...given,
    state: 'PLANNING',
    v: 1,
    plan: [],
    notes: [],
    proposals: [],
    decisions: {},
    history: [],
  };
}

/** Takes one step of an evaluation, or says why not. */
export function take(evaluation: Evaluation, command: Command, at: At): EvaluationDecision {
  if (evaluation.key === at.key) return { kind: 'done' };
  if (at.seen !== evaluation.v) return no('moved-on');
  const party = partyOf(evaluation, at.by);
  if (party === undefined || !takes(party, command.step)) return no('not-yours');
  if (!mayTake(command.step, evaluation.state)) return no('wrong-state');
  if ('ground' in command && command.ground.trim() === '') return no('no-reason');
  const change = changeOf(evaluation, command, at);
  if (typeof change === 'string') return no(change);
  return { kind: 'write', evaluation: written(evaluation, { change, command, party }, at) };
}

function partyOf({ officer, superior, approver }: Evaluation, by: string | undefined): Party | undefined {
  if (by === undefined) return 'time';
  if (by === officer) return 'officer';
  if (by === superior) return 'superior';
  return by === approver ? 'approver' : undefined;
}

function changeOf(evaluation: Evaluation, command: Command, at: At): Partial<Evaluation> | EvaluationRefusal {
  const { now } = at;
  switch (command.step) {
    case 'plan':
      return { plan: command.plan };
    case 'propose':
      return evaluation.plan.length === 0 ? 'nothing-planned' : {};
    case 'note':
      if (command.text.trim() === '') return 'no-reason';
      return { notes: [...evaluation.notes, { at: now, by: evaluation.superior, text: command.text }] };
    case 'rate':
      return now < at.periodEnds ? 'period-runs' : rated(evaluation, command);
    case 'approve':
      return command.answerUntil < now + leastTimeToAnswer
        ? 'no-time-to-answer'
        : { answerUntil: command.answerUntil };
    case 'answer':
      if (command.answer.trim() === '') return 'no-reason';
      return late(evaluation, now) ? 'too-late' : { answer: command.answer };
    case 'lapse':
      return late(evaluation, now) ? proposed(evaluation, at) : 'too-early';
    case 'accept':
    case 'uphold':
      return proposed(evaluation, at);
    case 'decide':
      return decided(evaluation, command, at);
    case 'rate-again':
    case 'reopen':
      return { ratings: undefined, answerUntil: undefined, answer: undefined };
    case 'discuss-again':
    case 'agree':
      return {};
  }
}

const late = ({ answerUntil = 0 }: Evaluation, now: number): boolean => now >= answerUntil;

function rated(
  { plan }: Evaluation,
  { ratings, organisation }: Command & { step: 'rate' },
): Partial<Evaluation> | EvaluationRefusal {
  const results = Object.values(ratings.results);
  const seven = Object.values(ratings.behaviours);
  if (results.length !== plan.length || plan.some(({ key }) => ratings.results[key] === undefined)) {
    return 'other-items';
  }
  if ([...results, ...seven].some(({ reason }) => reason.trim() === '')) return 'no-reason';
  const within =
    liesWithin(
      ratings.result,
      results.map(({ rating }) => rating),
    ) &&
    liesWithin(
      ratings.behaviour,
      seven.map(({ rating }) => rating),
    );
  return within ? { ratings, organisation } : 'outside-parts';
}

/** With the end, what the law lets one consider; of a year only. */
function proposed({ period, ratings }: Evaluation, { yearBefore }: At): Partial<Evaluation> {
  if (period.kind !== 'yearly' || !ratings) return {};
  return { proposals: proposalsAfter(predicateOf(ratings), yearBefore) };
}

function decided(
  { proposals, decisions }: Evaluation,
  { proposal, taken, ground }: Command & { step: 'decide' },
  { by, now }: At,
): Partial<Evaluation> | EvaluationRefusal {
  if (by === undefined) return 'not-yours';
  if (!proposals.includes(proposal)) return 'not-proposed';
  if (decisions[proposal]) return 'decided-before';
  const decision: FollowUpDecision = { taken, by, at: now, ground };
  return { decisions: { ...decisions, [proposal]: decision } };
}

function written(
  evaluation: Evaluation,
  { change, command, party }: { change: Partial<Evaluation>; command: Command; party: Party },
  { key, now, by }: At,
): Evaluation {
  const step: StepName = command.step;
  const { to } = steps[step];
  const entry = {
    step,
    party,
    at: now,
    ...(by !== undefined && { by }),
    ...('ground' in command && { ground: command.ground }),
  };
  return {
    ...evaluation,
    ...change,
    state: to === 'same' ? evaluation.state : to,
    key,
    v: evaluation.v + 1,
    history: [...evaluation.history, entry],
  };
}
