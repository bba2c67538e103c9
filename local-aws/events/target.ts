import { AwsError, type Caller } from '../gateway.ts';
import type { Host } from '../host.ts';
import { invocations } from '../invocations/invocations.ts';
import { sqs } from '../sqs/backend.ts';
import type { BusEvent } from './bus-event.ts';

export interface Target {
  readonly arn: string;
  readonly ruleArn: string;
  readonly deadLetterArn?: string;
}

/**
 * Hands an event to a queue or a function; without a permission or a target it goes to the dead letters, as in AWS. A fault of
 * the disk is thrown, so that the event is not accepted either.
 */
export function handTo(target: Target, host: Host): (event: BusEvent) => void {
  const by: Caller = { kind: 'service', service: 'events.amazonaws.com', sourceArn: target.ruleArn };
  const ways: Ways = { by, host };
  return (event) => {
    const refusal = refusalOf(target.arn, ways);
    if (refusal !== undefined) bury(event, target, { ...ways, reason: refusal });
    else if (isQueue(target.arn)) sendToQueue(target.arn, event, ways);
    else invocations(host).accept({ functionArn: host.functions.arnOf(target.arn), payload: event, by });
  };
}

interface Ways {
  readonly by: Caller;
  readonly host: Host;
}

const isQueue = (arn: string) => arn.includes(':sqs:');

/** Why nothing can be handed to this queue or function. */
function refusalOf(arn: string, { by, host }: Ways): string | undefined {
  try {
    if (isQueue(arn)) {
      host.iam.require(by, [{ action: 'sqs:SendMessage', resource: arn }]);
      return sqs(host).byArn(arn) ? undefined : `The queue ${arn} does not exist`;
    }
    host.iam.require(by, [{ action: 'lambda:InvokeFunction', resource: host.functions.arnOf(arn) }]);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

function sendToQueue(
  arn: string,
  event: BusEvent,
  { host, attributes = {} }: Ways & { attributes?: Readonly<Record<string, string>> },
): void {
  sqs(host)
    .byArn(arn)
    ?.send({
      body: JSON.stringify(event),
      sender: 'events.amazonaws.com',
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    });
}

function bury(event: BusEvent, target: Target, { reason, ...ways }: Ways & { reason: string }): void {
  const name = `${event['detail-type']} ${event.id}`;
  const { deadLetterArn } = target;
  const refusal = deadLetterArn === undefined ? 'none are named' : refusalOf(deadLetterArn, ways);
  if (deadLetterArn === undefined || refusal !== undefined) {
    ways.host.log('events', `${name} dropped: ${reason}; dead letters: ${refusal}`);
    return;
  }
  sendToQueue(deadLetterArn, event, {
    ...ways,
    attributes: {
      RULE_ARN: target.ruleArn,
      TARGET_ARN: target.arn,
      ERROR_CODE: 'NO_PERMISSIONS',
      ERROR_MESSAGE: reason,
      RETRY_ATTEMPTS: '0',
    },
  });
  ways.host.log('events', `${name} went to the dead letters: ${reason}`);
}
