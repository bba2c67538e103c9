import type { RequestState } from './request.ts';

/**
 * Who takes a step: the citizen of the request; any verifier of the office; the verifier whose claim it is; a verifier other than the one
 * who found the papers right; a supervisor; or time and the events of the queue.
 */
type By = 'citizen' | 'verifier' | 'holder' | 'second-verifier' | 'supervisor' | 'system';

interface Step {
  readonly from: readonly RequestState[];
  /** More than one: what the request needs decides. */
  readonly to: readonly [RequestState, ...RequestState[]];
  readonly by: readonly By[];
}

/** Every step of a request after it was submitted; domain, pages and the diagram of the README read this. */
export const steps = {
  /** From CLAIMED: once the claim of somebody else has ended. */
  claim: { from: ['SUBMITTED', 'RESUBMITTED', 'CLAIMED'], to: ['CLAIMED'], by: ['verifier'] },
  assign: { from: ['SUBMITTED', 'RESUBMITTED', 'CLAIMED'], to: ['CLAIMED'], by: ['supervisor'] },
  release: { from: ['CLAIMED'], to: ['SUBMITTED', 'RESUBMITTED'], by: ['holder', 'supervisor'] },
  return: { from: ['CLAIMED'], to: ['RETURNED'], by: ['holder'] },
  resubmit: { from: ['RETURNED'], to: ['RESUBMITTED'], by: ['citizen'] },
  verify: { from: ['CLAIMED'], to: ['VERIFIED', 'AWAITING_VISIT'], by: ['holder'] },
  confirm: { from: ['VERIFIED'], to: ['VERIFIED', 'AWAITING_VISIT'], by: ['second-verifier'] },
  dispute: { from: ['VERIFIED'], to: ['SUBMITTED', 'RESUBMITTED'], by: ['second-verifier'] },
  process: { from: ['VERIFIED', 'AWAITING_VISIT'], to: ['PROCESSING'], by: ['verifier', 'system'] },
  finish: { from: ['PROCESSING'], to: ['READY'], by: ['verifier'] },
  deliver: { from: ['READY'], to: ['DELIVERED'], by: ['citizen', 'verifier'] },
  reject: { from: ['CLAIMED'], to: ['REJECTED'], by: ['holder'] },
  withdraw: {
    from: ['SUBMITTED', 'CLAIMED', 'RETURNED', 'RESUBMITTED', 'VERIFIED', 'AWAITING_VISIT'],
    to: ['WITHDRAWN'],
    by: ['citizen'],
  },
  expire: { from: ['RETURNED', 'AWAITING_VISIT'], to: ['EXPIRED'], by: ['system'] },
} as const satisfies Readonly<Record<string, Step>>;

export type StepName = keyof typeof steps;

/** Whose turn it is: the promise runs while it is the office's. */
export const turn = {
  SUBMITTED: 'office',
  CLAIMED: 'office',
  RETURNED: 'citizen',
  RESUBMITTED: 'office',
  VERIFIED: 'office',
  AWAITING_VISIT: 'citizen',
  PROCESSING: 'office',
  READY: 'citizen',
  DELIVERED: 'nobody',
  REJECTED: 'nobody',
  WITHDRAWN: 'nobody',
  EXPIRED: 'nobody',
} as const satisfies Readonly<Record<RequestState, 'office' | 'citizen' | 'nobody'>>;

/** Whether a step may be taken in a state. */
export const mayTake = (step: StepName, state: RequestState): boolean => {
  const from: readonly RequestState[] = steps[step].from;
  return from.includes(state);
};
