import { type Answer, AwsError, type Call } from '../gateway.ts';
import { type Host, part } from '../host.ts';

const path = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Invoke, of the API of Lambda: what a caller waits for. Asynchronous events come from rules and schedules alone. */
export const lambda = part((host: Host) =>
  host.gateway.register({
    service: 'lambda',
    protocol: 'rest-json',
    read: (request) => {
      const name = request.method === 'POST' ? path.exec(request.path)?.[1] : undefined;
      return name === undefined ? undefined : { action: 'Invoke', input: { name: decodeURIComponent(name) } };
    },
    answer: (call) => invoke(call, host),
  }),
);

async function invoke({ input, caller, rawRequest }: Call, host: Host): Promise<Answer> {
  const { 'x-amz-invocation-type': kind = 'RequestResponse' } = rawRequest.headers;
  const arn = host.functions.arnOf(String(input['name']));
  if (kind === 'DryRun') {
    host.iam.require(caller, [{ action: 'lambda:InvokeFunction', resource: arn }]);
    return { status: 204 };
  }
  if (kind !== 'RequestResponse') {
    throw new AwsError('InvalidParameterValueException', `Invocations of type ${kind} are not hosted here.`);
  }
  const outcome = await host.functions.invoke(arn, eventOf(rawRequest.body), caller);
  const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
  if (outcome.kind === 'returned') return { headers, body: JSON.stringify(outcome.payload) };
  const { errorType, errorMessage } = outcome;
  return {
    headers: { ...headers, 'x-amz-function-error': 'Unhandled' },
    body: JSON.stringify({ errorType, errorMessage }),
  };
}

function eventOf(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${cause instanceof Error ? cause.message : cause}`,
    );
  }
}
