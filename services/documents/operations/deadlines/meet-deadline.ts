import { type Deadline, endOf, goesAt, warningOf } from '../../domain/deadlines.ts';
import { restsSince } from '../../domain/forget.ts';
import type { Request } from '../../domain/request.ts';
import { turn } from '../../domain/steps.ts';
import { awaitedUntil } from '../../domain/visit.ts';
import { type ForgetPorts, forgetRequest } from '../forget-request.ts';
import { officeWith } from '../office.ts';
import { recordMissed, type StepPorts, takeStep } from '../take-step.ts';
import { type PlanPorts, planDeadlines } from './plan-deadlines.ts';

/** What meeting a deadline needs of the world. */
export interface DeadlinePorts extends Omit<StepPorts, 'requests'>, PlanPorts, Omit<ForgetPorts, 'requests'> {
  readonly requests: StepPorts['requests'] & ForgetPorts['requests'];
  /** Reminds the citizen that it is their turn; repeated, it is told once. */
  readonly warn: (request: Request) => Promise<void>;
}

/**
 * What has to happen of a request by now. It asks for nothing but the request as it stands, so a schedule that wakes late, twice or for what
 * has long moved on does no harm; and whatever the calendar has moved to a later day is planned again.
 */
export async function meetDeadline(
  ports: DeadlinePorts,
  { request: id, name }: { readonly request: string; readonly name: Deadline['name'] },
): Promise<void> {
  const request = await ports.requests.read(id);
  if (request === undefined) return;
  const wanted = { id, key: name, causationId: name };
  const now = ports.clock.now();
  if (turn[request.state] === 'office') {
    const outcome = await recordMissed(ports, wanted);
    if ('request' in outcome) await planDeadlines(ports, outcome.request, now);
    return;
  }
  if (restsSince(request) !== undefined) {
    const { retentionDays } = officeWith(ports.region, request.office).documents;
    const mayGo = (one: Request) => (goesAt(one, retentionDays) ?? Number.POSITIVE_INFINITY) <= now;
    const outcome = await forgetRequest(ports, { ...wanted, mayGo });
    if (outcome === 'kept') await planDeadlines(ports, request, now);
    return;
  }
  const [warning, end] = [warningOf(request), endOf(request)];
  if (warning === undefined || end === undefined) return;
  if (now >= end) {
    // Over the version that was read: who answers at the last moment is not told that they were late.
    const outcome = await takeStep(ports, { ...wanted, seen: request.v, command: { step: 'expire' } });
    if ('refused' in outcome && outcome.refused === 'moved-on')
      await meetDeadline(ports, { request: id, name });
    return;
  }
  if (now >= Math.max(warning, awaitedUntil(request.visits) ?? 0)) await ports.warn(request);
  await planDeadlines(ports, request, now);
}
