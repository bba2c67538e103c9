import type { Clock } from '#shared/time/clock.ts';
import type { OfficeCalendar } from '../domain/promise.ts';
import type { Request } from '../domain/request.ts';
import type { RequestStore, SealedFile } from '../domain/request-store.ts';
import type { Visit } from '../domain/visit.ts';
import {
  type At,
  type Command,
  noteMissed,
  noteVisit,
  type Officer,
  take,
  type WorkflowDecision,
} from '../domain/workflow.ts';

export interface StepPorts {
  readonly requests: Pick<RequestStore, 'read' | 'update'>;
  readonly clock: Clock;
  /** The calendar of an office, as its settings stand. */
  readonly calendarOf: (office: string) => Promise<OfficeCalendar>;
}

/** A step that is wanted of a request. */
export interface WantedStep {
  readonly id: string;
  /** Names the wish: repeated, it changes nothing more. */
  readonly key: string;
  readonly seen?: number | undefined;
  readonly officer?: Officer | undefined;
  readonly command: Command;
  /** What replaces the sealed file with the step. */
  readonly file?: SealedFile | undefined;
  readonly causationId: string;
}

/** The request as the step left it, or as it was already; or why not. */
export type StepOutcome =
  | { readonly request: Request }
  | { readonly refused: Extract<WorkflowDecision, { kind: 'refused' }>['code'] | 'not-found' };

/** Times that a request may change under a write: whoever says what they saw is refused long before. */
const patience = 10;

/** Takes a step of a request. */
export const takeStep = (ports: StepPorts, wanted: WantedStep): Promise<StepOutcome> =>
  decide(ports, wanted, (request, at) => take(request, wanted.command, at));

/** Records a missed promise, when the schedule of its end wakes. */
export const recordMissed = (
  ports: StepPorts,
  wanted: Pick<WantedStep, 'id' | 'key' | 'causationId'>,
): Promise<StepOutcome> => decide(ports, wanted, noteMissed);

/** Notes what the queue tells of a visit for a request. */
export const recordVisit = (
  ports: StepPorts,
  wanted: Pick<WantedStep, 'id' | 'key' | 'causationId'>,
  { visit, isFor }: { readonly visit: Visit; readonly isFor: (request: Request) => boolean },
): Promise<StepOutcome> =>
  decide(ports, wanted, (request, at) => (isFor(request) ? noteVisit(request, visit, at) : { kind: 'done' }));

async function decide(
  { requests, clock, calendarOf }: StepPorts,
  wanted: Omit<WantedStep, 'command'>,
  decision: (request: Request, at: At) => WorkflowDecision,
): Promise<StepOutcome> {
  const { id, key, seen, officer, file, causationId } = wanted;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const request = await requests.read(id);
    if (request === undefined) return { refused: 'not-found' };
    const now = clock.now();
    const decided = decision(request, {
      key,
      now,
      calendar: await calendarOf(request.office),
      ...(seen !== undefined && { seen }),
      ...(officer && { officer }),
    });
    if (decided.kind === 'done') return { request };
    if (decided.kind === 'refused') return { refused: decided.code };
    const write = { ...decided, now, causationId, officer: officer?.id };
    if ((await requests.update(write, file)) === 'written') return { request: decided.request };
  }
  throw new Error(`Request ${id} changed ${patience} times in a row`);
}
