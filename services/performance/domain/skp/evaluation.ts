import type { LocalDate } from '#shared/time/local.ts';
import type { FollowUp } from './follow-up.ts';
import { predicateOf } from './matrix.ts';
import type { PeriodKind } from './period.ts';
import type { Behaviour, Predicate, Rating } from './ratings.ts';
import type { EvaluationState, Party, StepName } from './steps.ts';

/** What was agreed that somebody achieves (rencana hasil kerja). */
export interface PlanItem {
  readonly key: string;
  readonly kind: 'main' | 'additional';
  readonly result: string;
  /** How both will know: in words, or with a number in them. Never how fast somebody works. */
  readonly expectation: string;
}

/** A rating with its reason; whoever rates says why, whatever the rating. */
export interface Reasoned {
  readonly rating: Rating;
  readonly reason: string;
}

/** What the superior found. */
export interface Ratings {
  /** By key of the plan's item: every item. */
  readonly results: Readonly<Record<string, Reasoned>>;
  readonly behaviours: Readonly<Record<Behaviour, Reasoned>>;
  /** The two that the matrix reads, each between the lowest and the highest of its parts. */
  readonly result: Rating;
  readonly behaviour: Rating;
}

/** Who decided what, when, and on which ground. */
interface Decided {
  readonly step: StepName;
  readonly party: Party;
  /** Account; absent where time decided. */
  readonly by?: string;
  readonly at: number;
  readonly ground?: string;
}

/** A person's decision on a proposal. */
export interface FollowUpDecision {
  readonly taken: boolean;
  readonly by: string;
  readonly at: number;
  readonly ground: string;
}

/** An evaluation of one officer in one place for a stretch of a period. Instants are epoch milliseconds. */
export interface Evaluation {
  readonly id: string;
  readonly state: EvaluationState;
  /** Counts the writes. */
  readonly v: number;
  /** Names the request that wrote last. */
  readonly key: string;
  readonly period: { readonly id: string; readonly kind: PeriodKind };
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly office: string;
  readonly officer: string;
  readonly superior: string;
  readonly approver: string;
  readonly plan: readonly PlanItem[];
  readonly notes: readonly { readonly at: number; readonly by: string; readonly text: string }[];
  readonly ratings?: Ratings | undefined;
  /** What the organisation achieved: shown beside, and part of no rating. */
  readonly organisation?: Predicate | undefined;
  readonly answerUntil?: number | undefined;
  readonly answer?: string | undefined;
  readonly proposals: readonly FollowUp[];
  readonly decisions: Readonly<Partial<Record<FollowUp, FollowUpDecision>>>;
  readonly history: readonly Decided[];
}

/** What an evaluation comes to; undefined until it was rated. */
export const outcomeOf = ({ ratings }: Pick<Evaluation, 'ratings'>): Predicate | undefined =>
  ratings && predicateOf(ratings);
