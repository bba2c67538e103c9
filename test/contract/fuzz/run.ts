import fc from 'fast-check';
import { type Route, routeKey } from '#shared/http/route.ts';
import { type Caller, gateOf } from './callers.ts';
import { Findings } from './findings.ts';
import { faultsOf, type Reply, secretsIn } from './judge.ts';
import { type Case, cases, type Wire, write } from './request.ts';
import { promisesOf, routeOf } from './services.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Where requests are sent to. */
export interface Door {
  readonly routes: readonly Route[];
  /** Who can be made out to call. */
  readonly callers: readonly Caller[];
  /** Undefined: no function was asked, API Gateway answers itself. */
  send(wire: Wire, caller: Caller): Promise<Reply | undefined>;
  /** What was logged since it was asked last. */
  logged(): string;
}

/** The clock of a fuzzed world: a Monday on which the two weeks from it can be booked. */
export const fuzzedAt = '2026-11-23T10:00:00+07:00';

/** How often each route answered with each status and code: `POST /api/queue/bookings 409 full`. */
export type Tally = Map<string, number>;

/** Sends so many cases; throws with the smallest case found whose answer breaks its contract. */
export async function fuzz(
  door: Door,
  { runs, seed, tally = new Map() }: { runs: number; seed: number; tally?: Tally },
): Promise<Tally> {
  const findings = new Findings();
  await findings.prepare(door);
  door.logged();
  const property = fc.asyncProperty(cases(door.routes, vocabularyOf), async (one: Case) => {
    const wire = write(one, findings.fill);
    // Half of all who call may do everything, or few would get past the door.
    const caller = door.callers[one.pick % (2 * door.callers.length)] ?? mightiest(one.route);
    const reply = await door.send(wire, caller);
    if (!reply) return;
    const route = routeOf(wire)?.route ?? one.route;
    const known = reply.headers['x-correlation-id'] !== undefined;
    const faults = known
      ? faultsOf(route, wire, reply, { ...promisesOf(route), gate: gateOf(route, caller) })
      : faultsOfTheWay(reply);
    const log = door.logged();
    if (secretsIn(wire).some((secret) => log.includes(secret))) faults.push(`logged what was in it: ${log}`);
    if (faults.length > 0)
      throw new Error(
        `${faults.join('\n')}\n${caller}: ${wire.method} ${wire.target}\n${JSON.stringify(wire.headers)}\n${wire.body.subarray(0, 2_000)}\n→ ${reply.status} ${reply.body}`,
      );
    findings.note(reply, wire.body);
    const said = `${routeKey(route)} ${reply.status} ${reply.headers['x-refusal'] ?? ''}`.trim();
    tally.set(said, (tally.get(said) ?? 0) + 1);
  });
  const { failed, counterexamplePath, errorInstance } = await fc.check(property, { numRuns: runs, seed });
  if (failed) throw new Error(`Seed ${seed}, case ${counterexamplePath}: ${errorInstance}`);
  return tally;
}

/** Who may do most of what a route is for. */
const mightiest = (route: Route): Caller => (gateOf(route, 'operator') === undefined ? 'operator' : 'head');

/** Answers of the way to a function: no route, nobody signed in, too large. */
function faultsOfTheWay({ status }: Reply): string[] {
  return [400, 401, 403, 404, 413, 431].includes(status) ? [] : [`status ${status} without a function`];
}
