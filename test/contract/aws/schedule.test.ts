import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allow, arnOf, queue, recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Schedules: rate, cron and at, in a time zone <https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html>
// AWS: Schedules: what targets get, with what Scheduler fills in <https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html>
// AWS: Schedules: dead letters <https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html>

const schedule = (ScheduleExpression: string, Target: object, more: object = {}) => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: { ScheduleExpression, FlexibleTimeWindow: { Mode: 'OFF' }, Target, ...more },
});

// In 35 days at 08.15 in Jayapura, nine hours ahead of UTC all year.
const once = new Date(Date.now() + 35 * 86_400_000);
once.setUTCHours(23, 15, 0, 0);
const onceInJayapura = new Date(once.getTime() + 9 * 3_600_000).toISOString().slice(0, 19);

// Needs the host's clock: AWS cannot be told what time it is.
describe.skipIf(process.env['CONTRACT_OUTPUTS'])('schedules', () => {
  let place: Place;

  beforeAll(async () => {
    place = await openPlace('contract-schedule', {
      Resources: {
        Role: role('lambda.amazonaws.com', allow('sqs:SendMessage', arnOf('Seen'))),
        SchedulerRole: role(
          'scheduler.amazonaws.com',
          allow('lambda:InvokeFunction', arnOf('Function')),
          allow('sqs:SendMessage', ['Dead', 'Missed'].map(arnOf)),
        ),
        Seen: queue(),
        Dead: queue(),
        Missed: queue(),
        Function: recorder(),
        Unreachable: recorder(),
        Morning: schedule(
          'cron(30 7 * * ? *)',
          { Arn: arnOf('Function'), RoleArn: arnOf('SchedulerRole') },
          { ScheduleExpressionTimezone: 'Asia/Jakarta' },
        ),
        Given: schedule('rate(30 days)', {
          Arn: arnOf('Function'),
          RoleArn: arnOf('SchedulerRole'),
          Input: '{"given":"<aws.scheduler.scheduled-time>"}',
        }),
        Denied: schedule('rate(40 days)', {
          Arn: arnOf('Unreachable'),
          RoleArn: arnOf('SchedulerRole'),
          DeadLetterConfig: { Arn: arnOf('Dead') },
        }),
        Once: schedule(
          `at(${onceInJayapura})`,
          {
            Arn: arnOf('Unreachable'),
            RoleArn: arnOf('SchedulerRole'),
            Input: '{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>"}',
            RetryPolicy: { MaximumRetryAttempts: 0 },
            DeadLetterConfig: { Arn: arnOf('Missed') },
          },
          { Name: 'once', ScheduleExpressionTimezone: 'Asia/Jayapura' },
        ),
        Never: schedule(
          'rate(1 minute)',
          { Arn: arnOf('Function'), RoleArn: arnOf('SchedulerRole') },
          { State: 'DISABLED' },
        ),
      },
      Outputs: {
        Seen: { Value: { Ref: 'Seen' } },
        Dead: { Value: { Ref: 'Dead' } },
        Missed: { Value: { Ref: 'Missed' } },
      },
    });
  });
  afterAll(() => place?.stop());

  const take = async (name: string, VisibilityTimeout = 60) => {
    const { Messages: [message] = [] } = await place.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: place.output(name),
        WaitTimeSeconds: 10,
        VisibilityTimeout,
        MessageAttributeNames: ['All'],
      }),
    );
    return message;
  };
  const called = async () => JSON.parse((await take('Seen'))?.Body ?? '{}').event;

  test('fire by the local time of their zone, with the event that Scheduler sends', async () => {
    // The next 07.30 in Jakarta, today's while it is to come.
    const morning = new Date();
    morning.setUTCHours(0, 30, 0, 0);
    if (morning.getTime() <= Date.now()) morning.setUTCDate(morning.getUTCDate() + 1);
    place.local?.setClock(new Date(morning.getTime() - 1000).toISOString());

    expect(await called()).toMatchObject({
      version: '0',
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      time: morning.toISOString().replace('.000', ''),
      resources: [expect.stringMatching(/:schedule\/default\//)],
      detail: '{}',
    });
  });

  test('give their own input with what Scheduler fills in', async () => {
    place.local?.setClock('+744h');

    const events = [await called(), await called()];

    expect(events).toContainEqual({ given: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) });
  });

  test('fire once at the instant that a local time means, and not before', async () => {
    const missed = async (WaitTimeSeconds: number) => {
      const QueueUrl = place.output('Missed');
      const { Messages = [] } = await place.sqs.send(
        new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }),
      );
      return Messages.map(({ Body }) => JSON.parse(Body ?? ''));
    };

    place.local?.setClock(new Date(once.getTime() - 60_000).toISOString());
    expect(await missed(2)).toEqual([]);

    place.local?.setClock(once.toISOString());
    expect(await missed(10)).toEqual([
      {
        at: once.toISOString().replace('.000', ''),
        by: expect.stringMatching(/:schedule\/default\/once$/),
      },
    ]);
    place.local?.setClock(new Date(once.getTime() + 86_400_000).toISOString());
    expect(await missed(2)).toEqual([]);
  });

  test('leave with the dead letters what their role may not start', async () => {
    place.local?.setClock('+984h');

    const dead = await take('Dead');

    expect(dead?.MessageAttributes).toMatchObject({
      ERROR_MESSAGE: { StringValue: expect.stringContaining('lambda:InvokeFunction') },
      SCHEDULE_ARN: { StringValue: expect.stringMatching(/:schedule\/default\//) },
    });
  });
});
