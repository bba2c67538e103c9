import { objectedParts, type Request } from '../domain/request.ts';
import type { StepName } from '../domain/steps.ts';
import type { Command } from '../domain/workflow.ts';

const CLAIM = 30 * 60_000;

/** A step with what it needs: a claim of half an hour, an objection to a part, all that was objected to replaced. */
export function commandOf(
  step: StepName,
  request: Request,
  { now, to, part }: { readonly now: number; readonly to: string; readonly part: string },
): Command {
  switch (step) {
    case 'claim':
      return { step, until: now + CLAIM };
    case 'assign':
      return { step, to, until: now + CLAIM };
    case 'return':
      return { step, objections: { [part]: { reason: 'blurred' } } };
    case 'resubmit':
      return { step, replaced: objectedParts(request) };
    case 'process':
      return { step, visited: request.state === 'AWAITING_VISIT' };
    case 'reject':
      return { step, ground: { reason: 'not-resident' } };
    default:
      return { step };
  }
}
