import middy, { type MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { faultFields, type Log } from '#shared/observability/log.ts';
import type { Clock } from '#shared/time/clock.ts';
import { authorize } from './authorize.ts';
import { createDispatch } from './dispatch.ts';
import type { Endpoint } from './endpoint.ts';
import type { OriginCheck } from './origin.ts';
import { createProblems } from './problem.ts';
import type { HttpRefusal, RefusalTable } from './refusal.ts';
import { readRequest } from './request.ts';
import { respond, respondProblem } from './respond.ts';
import { routeKey } from './route.ts';
import { viewerAddress } from './viewer.ts';

/** What a function behind the HTTP API is made of. */
export interface HandlerParts<Refusal extends { readonly code: string }> {
  readonly endpoints: readonly Endpoint<Refusal>[];
  readonly refusals: RefusalTable<NoInfer<Refusal> | HttpRefusal>;
  /** The refusal that an issue of a schema names by its message; undefined for any other message. */
  readonly fieldRefusal: (code: string, field: string) => Refusal | undefined;
  /** Whether a request came through the site; any other is refused, whatever it asks. */
  readonly cameThroughSite: OriginCheck;
  /** Whether the database itself refused or throttled, so that the same request may succeed in a moment. */
  readonly isBusy: (fault: unknown) => boolean;
  readonly log: Log;
  readonly clock: Clock;
}

/** Seconds after which a client may ask again when the database refused. */
const RETRY_SECONDS = 2;

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;

/** Makes the Lambda handler of a service's routes: routing by `event.routeKey`, problems, one log line a request. */
export const createHandler = <Refusal extends { readonly code: string; readonly field?: string }>(
  parts: HandlerParts<Refusal>,
): ((event: Event, context: Context) => Promise<Result>) => {
  const { log, clock } = parts;
  const endpoints = new Map(parts.endpoints.map((endpoint) => [routeKey(endpoint.route), endpoint]));
  const dispatch = createDispatch(parts.refusals, parts.fieldRefusal);
  const problemOf = createProblems(parts.refusals);

  const refuse = (event: Event, refused: readonly [Refusal | HttpRefusal, ...(Refusal | HttpRefusal)[]]) =>
    respondProblem(problemOf(refused, { correlationId: event.requestContext.requestId, now: clock.now() }));

  const answer = async (event: Event): Promise<Result> => {
    if (!(await parts.cameThroughSite(event.headers))) return refuse(event, [{ code: 'wrong-door' }]);
    const endpoint = endpoints.get(event.routeKey);
    if (endpoint === undefined) return refuse(event, [{ code: 'not-found' }]);
    const authorized = authorize(endpoint.route, event);
    if ('code' in authorized) return refuse(event, [authorized]);
    const raw = readRequest(event);
    if ('code' in raw) return refuse(event, [raw]);
    const { requestId: correlationId } = event.requestContext;
    const call = { correlationId, viewer: viewerAddress(event), ...authorized };
    const outcome = await dispatch(endpoint, raw, call);
    return 'refused' in outcome
      ? refuse(event, outcome.refused)
      : respond(outcome.route, outcome.answer, correlationId);
  };

  return middy<Event, Result>().use(observe(log, clock)).use(faults(parts, refuse)).handler(answer);
};

/** One line for each request, with the route instead of the path, so that no id of a citizen's booking is in it. */
const observe = (log: Log, clock: Clock): MiddlewareObj<Event, Result> => {
  const started = new WeakMap<Event, number>();
  return {
    before: ({ event }) => {
      started.set(event, clock.now());
    },
    after: ({ event, response }) => {
      const status = response?.statusCode ?? 0;
      const refusal = response?.headers?.['x-refusal'];
      log(status < 400 ? 'request' : status === 503 ? 'request-try-again' : 'request-refused', {
        correlationId: event.requestContext.requestId,
        route: event.routeKey,
        status,
        ...(typeof refusal === 'string' && { refusal }),
        milliseconds: clock.now() - (started.get(event) ?? clock.now()),
      });
    },
  };
};

/** Turns faults into problems: 503 when the database refused, else 500 with nothing but the correlation id. */
const faults = <Refusal extends { readonly code: string; readonly field?: string }>(
  { isBusy, log }: HandlerParts<Refusal>,
  refuse: (event: Event, refused: readonly [HttpRefusal]) => Result,
): MiddlewareObj<Event, Result> => ({
  onError: (request) => {
    const { event, error } = request;
    const busy = isBusy(error);
    const route = { correlationId: event.requestContext.requestId, route: event.routeKey };
    log(busy ? 'request-try-again' : 'request-fault', { ...route, ...faultFields(error) });
    request.response = refuse(event, [
      busy ? { code: 'try-again', retryAfterSeconds: RETRY_SECONDS } : { code: 'fault' },
    ]);
  },
});
