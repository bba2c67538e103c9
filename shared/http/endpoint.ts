import type { Actor } from '#shared/identity/actor.ts';
import type { RawRequest, Route, StaffRoute } from './route.ts';

/** What an operation knows of the call besides the request. */
export interface Call {
  readonly correlationId: string;
  /** Address that the request came from; phones share them, so it is a ceiling for floods and nothing else. */
  readonly viewer: string;
}

/** A call of somebody who signed in and may do what the route is for. */
export interface StaffCall extends Call {
  readonly actor: Actor;
}

/** An answer, or the refusals that stand in its way; the first decides the status. */
export type Outcome<Answer, Refusal> =
  | { readonly answer: Answer }
  | { readonly refused: readonly [Refusal, ...Refusal[]] };

/** One use case behind a route. */
export type Operation<Request, Answer, Refusal> = (
  request: Request,
  call: Call,
) => Promise<Outcome<Answer, Refusal>>;

/** One use case behind a route that declares `access`. */
export type StaffOperation<Request, Answer, Refusal> = (
  request: Request,
  call: StaffCall,
) => Promise<Outcome<Answer, Refusal>>;

/** A problem of the request's form: where, and the code that its schema gave (or zod's own words). */
interface FormIssue {
  readonly field: string;
  readonly message: string;
}

/** A route with its operation, its types worked away: what the dispatcher can call with any request. */
export interface Endpoint<Refusal> {
  readonly route: Route;
  /** Checks that come before those of single fields, such as a proof of work. */
  readonly admit?: (raw: RawRequest, call: Call) => Promise<Refusal | undefined>;
  /** Parses; then either the issues, one a field, or a function that carries the request out. */
  readonly read: (
    raw: RawRequest,
  ) =>
    | { readonly issues: readonly FormIssue[] }
    | { readonly operate: (call: Call | StaffCall) => Promise<Outcome<unknown, Refusal>> };
}

/** Ties an operation to its route; the compiler compares what one parses and answers with what the other takes and gives. */
export const endpoint = <Request, Answer, Refusal>(
  route: Route<Request, Answer> & { readonly access?: never },
  operation: Operation<Request, Answer, Refusal>,
  admit?: Endpoint<Refusal>['admit'],
): Endpoint<Refusal> => ({
  route,
  ...(admit && { admit }),
  read: reading(route, operation),
});

/** The same for a route that declares `access`: the operation learns who calls. */
export const staffEndpoint = <Request, Answer, Refusal>(
  route: StaffRoute<Request, Answer>,
  operation: StaffOperation<Request, Answer, Refusal>,
): Endpoint<Refusal> => ({
  route,
  read: reading(route, (request, call) => {
    if (!('actor' in call)) throw new Error(`${route.path} was called by nobody.`);
    return operation(request, call);
  }),
});

const reading =
  <Request, Answer, Refusal>(
    route: Route<Request, Answer>,
    operation: (request: Request, call: Call | StaffCall) => Promise<Outcome<Answer, Refusal>>,
  ): Endpoint<Refusal>['read'] =>
  (raw) => {
    const parsed = route.request.safeParse(raw);
    if (parsed.success) return { operate: (call) => operation(parsed.data, call) };
    const first = new Map<string, FormIssue>();
    for (const { path, message } of parsed.error.issues) {
      const field = path.slice(1).join('.');
      if (!first.has(field)) first.set(field, { field, message });
    }
    return { issues: [...first.values()] };
  };
