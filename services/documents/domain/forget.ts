import { nobody, type Request } from './request.ts';
import { turn } from './steps.ts';

/**
 * Since when the office has done its part: it has ended, or its result is there, whether or not anybody fetched it. Undefined: it is
 * being worked on, or waits for its citizen.
 */
export function restsSince({ state, steps, submittedAt }: Request): number | undefined {
  if (turn[state] !== 'nobody' && state !== 'READY') return undefined;
  return steps.at(-1)?.at ?? submittedAt;
}

/** The request without anything that it says of people, citizens or staff: what is left names a service, states and instants. */
export const forget = (
  request: Request,
  { key, now }: { readonly key: string; readonly now: number },
): Request => ({
  ...request,
  key,
  v: request.v + 1,
  tag: nobody,
  priority: false,
  parts: {},
  visits: undefined,
  claim: undefined,
  verifiedBy: undefined,
  confirmedBy: undefined,
  rejection: request.rejection && { reason: request.rejection.reason },
  forgottenAt: now,
});
