/** Where an evaluation stands. */
export const evaluationStates = [
  /** The officer writes the plan. */
  'PLANNING',
  /** The superior reads the plan. */
  'PROPOSED',
  /** Both agreed; the work goes on, with notes. */
  'AGREED',
  /** Rated; the superior's superior has to approve. */
  'RATED',
  /** Approved; the officer may answer until the deadline. */
  'OPEN',
  /** The officer disagreed; the superior's superior decides. */
  'ANSWERED',
  'FINAL',
] as const;

export type EvaluationState = (typeof evaluationStates)[number];

/** Who takes a step; `time` is the schedule of the deadline. */
export type Party = 'officer' | 'superior' | 'approver' | 'time';

interface Step {
  readonly from: readonly EvaluationState[];
  readonly to: EvaluationState | 'same';
  readonly by: readonly Party[];
}

/** Every step of an evaluation; the workflow and, later, pages read this. */
export const steps = {
  /** Writes the plan anew. */
  plan: { from: ['PLANNING'], to: 'same', by: ['officer'] },
  propose: { from: ['PLANNING'], to: 'PROPOSED', by: ['officer'] },
  'discuss-again': { from: ['PROPOSED'], to: 'PLANNING', by: ['superior'] },
  agree: { from: ['PROPOSED'], to: 'AGREED', by: ['superior'] },
  note: { from: ['AGREED'], to: 'same', by: ['superior'] },
  rate: { from: ['AGREED'], to: 'RATED', by: ['superior'] },
  'rate-again': { from: ['RATED'], to: 'AGREED', by: ['approver'] },
  approve: { from: ['RATED'], to: 'OPEN', by: ['approver'] },
  accept: { from: ['OPEN'], to: 'FINAL', by: ['officer'] },
  answer: { from: ['OPEN'], to: 'ANSWERED', by: ['officer'] },
  /** Nobody answered in time. */
  lapse: { from: ['OPEN'], to: 'FINAL', by: ['time'] },
  uphold: { from: ['ANSWERED'], to: 'FINAL', by: ['approver'] },
  /** The officer is right: the superior rates again. */
  reopen: { from: ['ANSWERED'], to: 'AGREED', by: ['approver'] },
  /** Decides on a proposed follow-up; only a person does. */
  decide: { from: ['FINAL'], to: 'same', by: ['superior', 'approver'] },
} as const satisfies Readonly<Record<string, Step>>;

export type StepName = keyof typeof steps;

/** Whether a step may be taken in a state. */
export function mayTake(step: StepName, state: EvaluationState): boolean {
  const from: readonly EvaluationState[] = steps[step].from;
  return from.includes(state);
}

/** Whether a party takes a step. */
export function takes(party: Party, step: StepName): boolean {
  const by: readonly Party[] = steps[step].by;
  return by.includes(party);
}
