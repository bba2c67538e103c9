import { randomUUID } from 'node:crypto';
import type { Host } from '../host.ts';
import { invocations } from '../invocations/invocations.ts';
import { sqs } from '../sqs/backend.ts';
import type { Target } from './definition.ts';
import { groupOf } from './schedules.ts';

/** Hands a schedule's input to its queue or function, or to the dead letters; `at` is the instant it was due, epoch milliseconds. */
export function fire(target: Target, { arn, at }: { arn: string; at: number }, host: Host): void {
  const id = randomUUID();
  const time = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const { accountId: account, region } = host.aws;
  const usual = {
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time,
    region,
    resources: [arn],
    detail: '{}',
  };
  const input = (target.Input ?? JSON.stringify(usual))
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.execution-id>', id)
    .replaceAll('<aws.scheduler.attempt-number>', '1');
  const delivery = deliveryOf(target, { arn, input }, host);
  if (typeof delivery === 'string') bury(input, { target, arn, reason: delivery }, host);
  else delivery();
}

/** What delivers it within the commit of the caller, or why nothing can. */
function deliveryOf(
  target: Target,
  { arn, input }: { arn: string; input: string },
  host: Host,
): (() => void) | string {
  try {
    const by = host.iam.assume(target.RoleArn, 'scheduler.amazonaws.com', groupOf(arn));
    if (isQueue(target.Arn)) {
      host.iam.require(by, [{ action: 'sqs:SendMessage', resource: target.Arn }]);
      const queue = sqs(host).byArn(target.Arn);
      if (!queue) return `The queue ${target.Arn} does not exist`;
      return () => queue.send({ body: input, sender: 'scheduler.amazonaws.com', attributes: {} });
    }
    const functionArn = host.functions.arnOf(target.Arn);
    host.iam.require(by, [{ action: 'lambda:InvokeFunction', resource: functionArn }]);
    const payload: unknown = JSON.parse(input);
    return () => invocations(host).accept({ functionArn, payload, by });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const isQueue = (arn: string) => arn.startsWith('arn:aws:sqs:');

function bury(
  input: string,
  { target, arn, reason }: { target: Target; arn: string; reason: string },
  host: Host,
): void {
  const name = arn.split('/').at(-1);
  const deadLetterArn = target.DeadLetterConfig?.Arn;
  host.log('scheduler', `${name} could not be started: ${reason}`);
  if (deadLetterArn === undefined) return;
  try {
    const by = host.iam.assume(target.RoleArn, 'scheduler.amazonaws.com', groupOf(arn));
    host.iam.require(by, [{ action: 'sqs:SendMessage', resource: deadLetterArn }]);
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    sqs(host)
      .byArn(deadLetterArn)
      ?.send({
        body: input,
        sender: 'scheduler.amazonaws.com',
        attributes: {
          ERROR_CODE: text('AWS.Scheduler.InternalServerError'),
          ERROR_MESSAGE: text(reason),
          SCHEDULE_ARN: text(arn),
          TARGET_ARN: text(target.Arn),
        },
      });
  } catch (error) {
    host.log('scheduler', `${name}: its dead letters cannot be written: ${String(error)}`);
  }
}
