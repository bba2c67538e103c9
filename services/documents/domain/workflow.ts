import {
  promiseMissed,
  requestClaimed,
  requestDecided,
  requestDelivered,
  requestEnded,
  requestProcessed,
  requestReleased,
  requestResubmitted,
  requestReturned,
  requestSubmitted,
  requestVerified,
} from '#shared/events/documents.ts';
import type { Happened } from '#shared/events/event.ts';
import { hasEnded } from './pile.ts';
import { type OfficeCalendar, standingOf } from './promise.ts';
import { type Objection, objectedParts, type Request, type RequestState } from './request.ts';
import { mayTake, type StepName, turn } from './steps.ts';
import { type Visit, visitsAfter, wasVisited } from './visit.ts';

/** Who asks for a step; absent: the citizen, or time. */
export interface Officer {
  /** The account. */
  readonly id: string;
  readonly supervises: boolean;
}

/** What every step knows. Instants are epoch milliseconds. */
export interface At {
  /** Names this request for a step: repeated at once, it changes nothing more. */
  readonly key: string;
  /** Version of the request that whoever asks has seen; absent: the present one, whatever it is. */
  readonly seen?: number;
  readonly now: number;
  readonly calendar: OfficeCalendar;
  readonly officer?: Officer;
}

/** A step that is asked for, with what it needs. */
export type Command =
  | { readonly step: 'claim'; readonly until: number }
  | { readonly step: 'assign'; readonly to: string; readonly until: number }
  | { readonly step: 'return'; readonly objections: Readonly<Record<string, Objection>> }
  | { readonly step: 'resubmit'; readonly replaced: readonly string[] }
  | { readonly step: 'process'; readonly visited: boolean }
  | { readonly step: 'reject'; readonly ground: Objection }
  | { readonly step: Exclude<StepName, 'claim' | 'assign' | 'return' | 'resubmit' | 'process' | 'reject'> };

type WorkflowRefusal =
  /** Somebody else changed the request meanwhile: look again. */
  | 'moved-on'
  | 'wrong-state'
  | 'claimed-by-another'
  | 'not-claimed-by-you'
  /** Who found the papers right cannot be the second pair of eyes. */
  | 'same-officer'
  | 'needs-second-officer'
  | 'nothing-objected'
  | 'unknown-part'
  /** What is given in is not exactly what was asked to be corrected. */
  | 'other-parts';

/** What becomes of a request. A write may find that it moved on: then read and decide again. */
export type WorkflowDecision =
  | { readonly kind: 'write'; readonly request: Request; readonly events: readonly Happened[] }
  /** Nothing to do, or done before. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: WorkflowRefusal };

const done: WorkflowDecision = { kind: 'done' };
const no = (code: WorkflowRefusal): WorkflowDecision => ({ kind: 'refused', code });

/** A new request, with the working days that the office promises for it. */
export function submit(
  given: Pick<
    Request,
    'id' | 'office' | 'service' | 'terms' | 'tag' | 'priority' | 'correlationId' | 'key'
  > & { readonly parts: readonly string[]; readonly days: number },
  { now, calendar }: Pick<At, 'now' | 'calendar'>,
): WorkflowDecision & { kind: 'write' } {
  const { parts, days, ...rest } = given;
  const promise = { days, held: [{ from: now }] };
  const request: Request = {
    ...rest,
    state: 'SUBMITTED',
    v: 1,
    submittedAt: now,
    steps: [{ state: 'SUBMITTED', at: now }],
    promise,
    due: standingOf(promise, calendar, now).due,
    parts: Object.fromEntries(parts.map((key) => [key, { revision: 1 }])),
    returns: 0,
  };
  const { catalogue } = request.terms;
  const submitted = { ...about(request), catalogue, promise: told(request, { now, calendar }) };
  return { kind: 'write', request, events: [requestSubmitted.of(submitted)] };
}

/** Takes one step of a request, or says why not. */
export function take(request: Request, command: Command, at: At): WorkflowDecision {
  if (request.key === at.key) return done;
  if (at.seen !== undefined && at.seen !== request.v) return no('moved-on');
  if (request.forgottenAt !== undefined || !mayTake(command.step, request.state)) return no('wrong-state');
  const outcome = outcomeOf(request, command, at);
  return typeof outcome === 'string' ? no(outcome) : write(request, outcome, at);
}

/** Records that the promise has passed, or that its end has moved with the calendar: for the schedules that wake for it. */
export function noteMissed(request: Request, at: At): WorkflowDecision {
  if (request.missedAt !== undefined || turn[request.state] !== 'office') return done;
  const { due } = standingOf(request.promise, at.calendar, at.now);
  const changed = missedAt(request, at) !== undefined || due !== request.due;
  return changed ? write(request, { request: {}, events: () => [] }, at) : done;
}

/**
 * Notes what the queue tells of a visit. One at which all was done takes the request on, as an officer would who had seen
 * the person; whatever order the events come in, and however often, this happens once.
 */
export function noteVisit(request: Request, visit: Visit, at: At): WorkflowDecision {
  const visits = visitsAfter(request.visits ?? [], visit);
  if (visits === undefined || hasEnded(request)) return done;
  const taken =
    visit.state === 'SERVED' && mayTake('process', request.state)
      ? outcomeOf(request, { step: 'process', visited: true }, at)
      : undefined;
  const outcome =
    taken === undefined || typeof taken === 'string' ? { request: {}, events: () => [] } : taken;
  return write(request, { ...outcome, request: { ...outcome.request, visits } }, at);
}

/** What a step changes, and what is told of it once it is changed. */
interface Outcome {
  readonly state?: RequestState;
  readonly request: Partial<Request>;
  readonly events: (next: Request) => readonly Happened[];
}

function outcomeOf(request: Request, command: Command, at: At): Outcome | WorkflowRefusal {
  const { officer, now } = at;
  const { claim, terms } = request;
  switch (command.step) {
    case 'claim': {
      if (officer === undefined) return 'not-claimed-by-you';
      if (claim && claim.by !== officer.id && claim.until > now) return 'claimed-by-another';
      const renewed = claim?.by === officer.id;
      return {
        state: 'CLAIMED',
        request: { claim: { by: officer.id, until: command.until } },
        events: (next) => (renewed ? [] : [requestClaimed.of({ ...about(next), assigned: false })]),
      };
    }
    case 'assign':
      return {
        state: 'CLAIMED',
        request: { claim: { by: command.to, until: command.until } },
        events: (next) => [requestClaimed.of({ ...about(next), assigned: true })],
      };
    case 'release':
      return holds(request, officer) || officer?.supervises
        ? unclaimed(request, false)
        : 'not-claimed-by-you';
    case 'return':
      return holds(request, officer) ? sendBack(request, command.objections, at) : 'not-claimed-by-you';
    case 'resubmit':
      return replace(request, command.replaced, at);
    case 'verify':
      if (!holds(request, officer)) return 'not-claimed-by-you';
      return {
        state: !terms.secondEyes && awaitsVisit(request) ? 'AWAITING_VISIT' : 'VERIFIED',
        request: { claim: undefined, verifiedBy: officer?.id },
        events: (next) => [verified(next, false)],
      };
    case 'confirm':
    case 'dispute':
      if (!terms.secondEyes || request.confirmedBy !== undefined) return 'wrong-state';
      if (officer === undefined || officer.id === request.verifiedBy) return 'same-officer';
      if (command.step === 'dispute') return unclaimed(request, true);
      return {
        state: awaitsVisit(request) ? 'AWAITING_VISIT' : 'VERIFIED',
        request: { confirmedBy: officer.id },
        events: (next) => [verified(next, true)],
      };
    case 'process':
      if (terms.secondEyes && request.confirmedBy === undefined) return 'needs-second-officer';
      return {
        state: 'PROCESSING',
        request: {},
        events: (next) => [requestProcessed.of({ ...about(next), visited: command.visited })],
      };
    case 'finish':
      return { state: 'READY', request: {}, events: (next) => [decided(next, at, 'ready')] };
    case 'deliver':
      return {
        state: 'DELIVERED',
        request: {},
        events: (next) => [requestDelivered.of(about(next))],
      };
    case 'reject': {
      if (!holds(request, officer)) return 'not-claimed-by-you';
      const { ground } = command;
      return {
        state: 'REJECTED',
        request: { claim: undefined, rejection: ground },
        events: (next) => [decided(next, at, 'rejected', ground.reason)],
      };
    }
    case 'withdraw':
      return ended('WITHDRAWN', 'withdrawal');
    case 'expire':
      return ended('EXPIRED', 'expiry');
  }
}

/** Whether the citizen still has to come: who came before the papers were found right has been there. */
const awaitsVisit = ({ terms, visits }: Request): boolean => terms.visit && !wasVisited(visits);

const holds = ({ claim }: Request, officer: Officer | undefined): boolean =>
  officer !== undefined && claim?.by === officer.id;

/** Back among those that wait for an officer. */
const unclaimed = ({ returns }: Request, disputed: boolean): Outcome => ({
  state: returns > 0 ? 'RESUBMITTED' : 'SUBMITTED',
  request: { claim: undefined, verifiedBy: undefined },
  events: (next) => [requestReleased.of({ ...about(next), disputed })],
});

function sendBack(
  request: Request,
  objections: Readonly<Record<string, Objection>>,
  at: At,
): Outcome | WorkflowRefusal {
  const objected = Object.entries(objections);
  if (objected.length === 0) return 'nothing-objected';
  if (objected.some(([key]) => !Object.hasOwn(request.parts, key))) return 'unknown-part';
  const returns = request.returns + 1;
  const parts = Object.fromEntries(
    Object.entries(request.parts).map(([key, part]) => {
      const objection = objections[key];
      return [key, objection ? { ...part, objection } : part];
    }),
  );
  return {
    state: 'RETURNED',
    request: { claim: undefined, parts, returns },
    events: (next) => [
      requestReturned.of({
        ...about(next),
        parts: objected.map(([part, { reason }]) => ({ part, reason })),
        returns,
        promise: told(next, at),
      }),
    ],
  };
}

function replace(request: Request, replaced: readonly string[], at: At): Outcome | WorkflowRefusal {
  const asked = objectedParts(request);
  const given = new Set(replaced);
  if (given.size !== asked.length || asked.some((key) => !given.has(key))) return 'other-parts';
  const parts = Object.fromEntries(
    Object.entries(request.parts).map(([key, part]) => [
      key,
      given.has(key) ? { revision: part.revision + 1 } : part,
    ]),
  );
  return {
    state: 'RESUBMITTED',
    request: { parts },
    events: (next) => [requestResubmitted.of({ ...about(next), parts: [...asked], promise: told(next, at) })],
  };
}

const ended = (state: 'WITHDRAWN' | 'EXPIRED', by: 'withdrawal' | 'expiry'): Outcome => ({
  state,
  request: { claim: undefined },
  events: (next) => [requestEnded.of({ ...about(next), by })],
});

/** The next version: the promise stops and goes on with the turn, and a promise that passed is told once. */
function write(request: Request, outcome: Outcome, at: At): WorkflowDecision {
  const { now, key } = at;
  const state = outcome.state ?? request.state;
  const missed = request.missedAt ?? missedAt(request, at);
  const turned = turn[state] !== turn[request.state];
  const promise = { ...request.promise, held: heldAfter(request, state, now) };
  const next: Request = {
    ...request,
    ...outcome.request,
    state,
    key,
    v: request.v + 1,
    steps: state === request.state ? request.steps : [...request.steps, { state, at: now }],
    promise,
    due: turn[state] === 'office' ? standingOf(promise, at.calendar, now).due : undefined,
    missedAt: missed,
    turnedAt: turned ? now : request.turnedAt,
  };
  const news = missed !== undefined && request.missedAt === undefined;
  const miss = news ? [promiseMissed.of({ ...about(next), promise: told(next, at) })] : [];
  return { kind: 'write', request: next, events: [...miss, ...outcome.events(next)] };
}

function heldAfter({ state, promise: { held } }: Request, next: RequestState, now: number) {
  const had = turn[state] === 'office';
  const has = turn[next] === 'office';
  if (had === has) return held;
  if (has) return [...held, { from: now }];
  return held.map((one) => (one.to === undefined ? { ...one, to: now } : one));
}

/** When the promise passed, if it has. */
function missedAt({ promise }: Request, { now, calendar }: At): number | undefined {
  const { due } = standingOf(promise, calendar, now);
  return due !== undefined && due < now ? due : undefined;
}

const about = ({ id, office, service }: Request) => ({ request: id, office, service });

const told = ({ promise }: Request, { now, calendar }: Pick<At, 'now' | 'calendar'>) => {
  const { used, due } = standingOf(promise, calendar, now);
  return { days: promise.days, used, ...(due !== undefined && { due }) };
};

const verified = (next: Request, second: boolean): Happened =>
  requestVerified.of({ ...about(next), second, returns: next.returns });

const decided = (next: Request, at: At, decision: 'ready' | 'rejected', ground?: string): Happened =>
  requestDecided.of({
    ...about(next),
    decision,
    ...(ground !== undefined && { ground }),
    returns: next.returns,
    kept: next.missedAt === undefined,
    promise: told(next, at),
  });
