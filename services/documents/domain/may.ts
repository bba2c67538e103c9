import type { Request } from './request.ts';
import { mayTake, type StepName, steps } from './steps.ts';
import type { Officer } from './workflow.ts';

/** The steps that an account of the office may take of a request now, in the order of the table. */
export function stepsFor(request: Request, officer: Officer, now: number): readonly StepName[] {
  return stepNames.filter((step) => mayTake(step, request.state) && isOpen(step, request, officer, now));
}

const stepNames = [
  'claim',
  'assign',
  'release',
  'return',
  'verify',
  'confirm',
  'dispute',
  'process',
  'finish',
  'deliver',
  'reject',
] as const satisfies readonly StepName[];

/** A step that staff can ask for. */
type StaffStep = (typeof stepNames)[number];

function isOpen(
  step: StaffStep,
  { claim, terms, verifiedBy, confirmedBy }: Request,
  { id, supervises }: Officer,
  now: number,
): boolean {
  switch (step) {
    case 'claim':
      return claim === undefined || claim.until <= now;
    case 'assign':
      return supervises;
    case 'release':
      return supervises || claim?.by === id;
    case 'confirm':
    case 'dispute':
      return terms.secondEyes && confirmedBy === undefined && verifiedBy !== id;
    case 'process':
      return !terms.secondEyes || confirmedBy !== undefined;
    case 'finish':
    case 'deliver':
      return true;
    default:
      return steps[step].by.includes('holder') && claim?.by === id;
  }
}
