import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { type Invocation, invocations } from '../invocations/invocations.ts';
import { hosted } from '../resource.ts';
import { schedules } from '../scheduler/schedules.ts';
import { sqs } from '../sqs/backend.ts';
import { StartError } from '../start-error.ts';

const properties = z.strictObject({
  Name: z.optional(z.string()),
  GroupName: z._default(z.string(), 'default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z._default(z.string(), 'UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
  Target: z.strictObject({
    Arn: z.string().check(z.regex(/^arn:aws:lambda:/, 'only functions are hosted')),
    RoleArn: z.string(),
    Input: z.optional(z.string()),
    DeadLetterConfig: z.optional(z.strictObject({ Arn: z.string() })),
  }),
});
type Target = z.infer<typeof properties>['Target'];

export const schedulerSchedule = hosted({
  type: 'AWS::Scheduler::Schedule',
  properties,
  noLocalEffect: {
    Description: 'Nobody lists schedules on one machine.',
    'Target.RetryPolicy': 'Firing and queueing the invocation is one commit: there is nothing to retry.',
  },
  start: ({ properties: wanted, stack, logicalId, physicalName }, host) => {
    const { partition, region, accountId } = host.aws;
    const name = wanted.Name ?? physicalName;
    const arn = `arn:${partition}:scheduler:${region}:${accountId}:schedule/${wanted.GroupName}/${name}`;
    if (wanted.State === 'ENABLED') {
      try {
        schedules(host).add({
          arn,
          expression: wanted.ScheduleExpression,
          timezone: wanted.ScheduleExpressionTimezone,
          fire: (at) => fire(wanted.Target, { arn, at }, host),
        });
      } catch (cause) {
        throw new StartError(
          `Schedule ${stack}/${logicalId}: ${cause instanceof Error ? cause.message : String(cause)}.`,
          'Write it as rate(…), at(…) or cron(…), as local-aws/scheduler/ reads them.',
          { cause },
        );
      }
    }
    return {
      ref: name,
      attributes: { Arn: arn },
      open: () => {
        invocations(host).open();
        schedules(host).open();
      },
      stop: async () => {
        schedules(host).stop();
        await invocations(host).stop();
      },
    };
  },
});

function fire(target: Target, { arn, at }: { arn: string; at: number }, host: Host): void {
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
  const start = allowed(target, { arn, input }, host);
  if (typeof start === 'string') bury(input, { target, arn, reason: start }, host);
  else invocations(host).accept(start);
}

/** The invocation, or why there is none. */
function allowed(
  target: Target,
  { arn, input }: { arn: string; input: string },
  host: Host,
): Invocation | string {
  try {
    const by = host.iam.assume(target.RoleArn, 'scheduler.amazonaws.com', groupOf(arn));
    const functionArn = host.functions.arnOf(target.Arn);
    host.iam.require(by, [{ action: 'lambda:InvokeFunction', resource: functionArn }]);
    const payload: unknown = JSON.parse(input);
    return { functionArn, payload, by };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

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

/** The role is assumed on behalf of the group: `…:schedule/<group>/<name>` → `…:schedule-group/<group>`. */
const groupOf = (arn: string) => arn.replace(/:schedule\/([^/]+)\/.*$/, ':schedule-group/$1');
