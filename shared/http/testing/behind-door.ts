import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isBusy } from '#shared/dynamodb/busy.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Clock } from '#shared/time/clock.ts';
import { createHandler, type HandlerParts } from '../handler.ts';
import { createOriginCheck, originHeader } from '../origin.ts';
import { invocation } from './invocation.ts';

/** What the door of the site adds to every request. */
const doorKey = 'door'.repeat(16);

/** The function of a service's HTTP API behind the door of the site, called with API Gateway's payload v2 events. */
export function behindDoor<Refusal extends { readonly code: string; readonly field?: string }>(
  service: string,
  {
    endpoints,
    refusals,
    fieldRefusal,
    clock,
    ready,
  }: Pick<HandlerParts<Refusal>, 'endpoints' | 'refusals' | 'fieldRefusal'> & {
    readonly clock: Clock;
    /** What must be there before the first request is answered. */
    readonly ready?: Promise<void>;
  },
) {
  const lines: string[] = [];
  const handler = createHandler<Refusal>({
    endpoints,
    refusals,
    fieldRefusal,
    cameThroughSite: createOriginCheck({ read: async () => JSON.stringify({ v1: doorKey }), ...clock }),
    isBusy,
    log: createLog(service, clock.now, (line) => lines.push(line)),
    clock,
  });
  return {
    lines,
    routes: endpoints.map(({ route }) => route),
    doorHeaders: { [originHeader]: doorKey },
    handle: async (event: APIGatewayProxyEventV2) => {
      await ready;
      return handler(event, invocation);
    },
  };
}
