import type { Caller } from '../gateway.ts';
import type { Host } from '../host.ts';
import { invocations } from '../invocations/invocations.ts';
import { sqs } from '../sqs/backend.ts';
import type { BusEvent } from './bus.ts';

export interface Target {
  readonly arn: string;
  readonly ruleArn: string;
  readonly deadLetterArn?: string;
}

/** Hands an event to a queue or a function; without a permission or a target it goes to the dead letters, as in AWS. */
export function handTo(target: Target, host: Host): (event: BusEvent) => void {
  const by: Caller = { kind: 'service', service: 'events.amazonaws.com', sourceArn: target.ruleArn };
  return (event) => {
    try {
      if (target.arn.includes(':sqs:')) sendToQueue(target.arn, JSON.stringify(event), { by, host });
      else invokeFunction(target.arn, event, { by, host });
    } catch (error) {
      bury(event, target, { by, host, reason: error instanceof Error ? error.message : String(error) });
    }
  };
}

interface Ways {
  readonly by: Caller;
  readonly host: Host;
}

function sendToQueue(
  arn: string,
  body: string,
  { by, host, attributes = {} }: Ways & { attributes?: Readonly<Record<string, string>> },
): void {
  host.iam.require(by, [{ action: 'sqs:SendMessage', resource: arn }]);
  const queue = sqs(host).byArn(arn);
  if (!queue) throw new Error(`the queue ${arn} does not exist`);
  queue.send({
    body,
    sender: 'events.amazonaws.com',
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
    ),
  });
}

function invokeFunction(arn: string, payload: BusEvent, { by, host }: Ways): void {
  const functionArn = host.functions.arnOf(arn);
  host.iam.require(by, [{ action: 'lambda:InvokeFunction', resource: functionArn }]);
  invocations(host).accept({ functionArn, payload, by });
}

function bury(event: BusEvent, target: Target, { by, host, reason }: Ways & { reason: string }): void {
  const log = (line: string) => host.log('events', line);
  if (target.deadLetterArn === undefined) {
    log(`${event['detail-type']} ${event.id} dropped: ${reason}`);
    return;
  }
  try {
    sendToQueue(target.deadLetterArn, JSON.stringify(event), {
      by,
      host,
      attributes: {
        RULE_ARN: target.ruleArn,
        TARGET_ARN: target.arn,
        ERROR_CODE: 'NO_PERMISSIONS',
        ERROR_MESSAGE: reason,
        RETRY_ATTEMPTS: '0',
      },
    });
    log(`${event['detail-type']} ${event.id} went to the dead letters: ${reason}`);
  } catch (error) {
    log(`${event['detail-type']} ${event.id} dropped: ${reason}; dead letters: ${String(error)}`);
  }
}
