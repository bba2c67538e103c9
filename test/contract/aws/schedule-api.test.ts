import { randomUUID } from 'node:crypto';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { allow, arnOf, queue, recorder, role } from './parts.ts';
import { openPlace, type Place } from './place.ts';

// AWS: Schedules: made, shown, changed and deleted at run time <https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html>
// AWS: Schedules: deleted after their last firing <https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-delete.html>
// AWS: Schedules: who may make them, and pass which role <https://docs.aws.amazon.com/scheduler/latest/UserGuide/security_iam_id-based-policies.html>
// AWS: Schedules: errors of the API <https://docs.aws.amazon.com/scheduler/latest/APIReference/CommonErrors.html>

const GroupName = 'contract-deadlines';
const inGroup = {
  'Fn::Join': [
    ':',
    [
      'arn:aws:scheduler',
      { Ref: 'AWS::Region' },
      { Ref: 'AWS::AccountId' },
      { 'Fn::Join': ['/', ['schedule', { Ref: 'Group' }, '*']] },
    ],
  ],
};
const making = allow(
  ['CreateSchedule', 'GetSchedule', 'UpdateSchedule', 'DeleteSchedule'].map((each) => `scheduler:${each}`),
  inGroup,
);
const passing = (to: string) => ({
  ...allow('iam:PassRole', ['SchedulerRole', 'Foreign'].map(arnOf)),
  Condition: { StringEquals: { 'iam:PassedToService': to } },
});

let place: Place;
let maker: SchedulerClient;

beforeAll(async () => {
  place = await openPlace('contract-schedule-api', {
    Resources: {
      Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: GroupName } },
      Role: role('lambda.amazonaws.com', allow('sqs:SendMessage', arnOf('Seen'))),
      SchedulerRole: role(
        'scheduler.amazonaws.com',
        allow('lambda:InvokeFunction', arnOf('Function')),
        allow('sqs:SendMessage', ['Due', 'Dead'].map(arnOf)),
      ),
      Foreign: role('lambda.amazonaws.com', allow('sqs:SendMessage', arnOf('Due'))),
      Maker: role('lambda.amazonaws.com', making, passing('scheduler.amazonaws.com')),
      Powerless: role('lambda.amazonaws.com', making, passing('lambda.amazonaws.com')),
      Seen: queue(),
      Due: queue(),
      Dead: queue(),
      Closed: queue(),
      Function: recorder(),
      Standing: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          Name: 'standing',
          GroupName: { Ref: 'Group' },
          ScheduleExpression: 'rate(30 days)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          State: 'DISABLED',
          Target: { Arn: arnOf('Due'), RoleArn: arnOf('SchedulerRole') },
        },
      },
    },
    Outputs: {
      ...Object.fromEntries(['Seen', 'Due', 'Dead'].map((id) => [id, { Value: { Ref: id } }])),
      ...Object.fromEntries(
        ['Maker', 'Powerless', 'SchedulerRole', 'Foreign', 'Function'].map((id) => [
          `${id}Arn`,
          { Value: arnOf(id) },
        ]),
      ),
      DueArn: { Value: arnOf('Due') },
      DeadArn: { Value: arnOf('Dead') },
      ClosedArn: { Value: arnOf('Closed') },
    },
  });
  maker = (await place.as(place.output('MakerArn'))).scheduler;
});
afterAll(() => place?.stop());
afterEach(() => place.local?.setClock('+0s'));

/** A local time as `at(…)` takes it, so many minutes from now in UTC. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19);

function wanted(
  more: Partial<CreateScheduleCommandInput> = {},
  target: object = {},
): CreateScheduleCommandInput {
  return {
    Name: `n-${randomUUID()}`,
    GroupName,
    ScheduleExpression: `at(${inMinutes(60)})`,
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: place.output('DueArn'),
      RoleArn: place.output('SchedulerRoleArn'),
      Input: '{"request":"r1"}',
      ...target,
    },
    ...more,
  };
}
const create = async (input: CreateScheduleCommandInput, client = maker) => {
  await client.send(new CreateScheduleCommand(input));
  return input;
};
const show = (Name: string | undefined) => maker.send(new GetScheduleCommand({ Name, GroupName }));

describe('a schedule', () => {
  test('is shown as it was made, with what was left to Scheduler', async () => {
    const input = wanted({
      Description: 'a deadline',
      ScheduleExpression: `at(${inMinutes(1_000)})`,
      ScheduleExpressionTimezone: 'Asia/Jakarta',
    });

    const { ScheduleArn } = await maker.send(new CreateScheduleCommand(input));

    const { $metadata: _, CreationDate, LastModificationDate, ...shown } = await show(input.Name);
    expect(ScheduleArn).toMatch(new RegExp(`:schedule/${GroupName}/${input.Name}$`));
    expect(shown).toEqual({
      ...input,
      Arn: ScheduleArn,
      State: 'ENABLED',
      Target: {
        ...input.Target,
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
    expect(Math.abs((CreationDate?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(LastModificationDate).toEqual(CreationDate);
  });

  test('is made once for one client token, and conflicts otherwise', async () => {
    const input = await create(wanted({ ClientToken: 'the-same' }));

    await create(input);

    for (const other of [
      { ...input, ClientToken: 'another' },
      { ...input, Description: 'changed' },
    ]) {
      await expect(create(other)).rejects.toMatchObject({
        name: 'ConflictException',
        $metadata: { httpStatusCode: 409 },
      });
    }
    await expect(create(wanted({ Name: 'standing' }))).rejects.toMatchObject({ name: 'ConflictException' });
  });

  test('is replaced whole by an update', async () => {
    const { Name, ...input } = await create(wanted({ Description: 'first' }));
    const { Description: _left, ClientToken: _token, ActionAfterCompletion: _action, ...rest } = input;

    await maker.send(
      new UpdateScheduleCommand({ ...rest, Name, ScheduleExpression: `at(${inMinutes(120)})` }),
    );

    const shown = await show(Name);
    expect(shown).toMatchObject({ ActionAfterCompletion: 'NONE' });
    expect(shown.Description).toBeUndefined();
    expect(shown.ScheduleExpression).not.toBe(input.ScheduleExpression);
  });

  test('is gone when deleted, and its name free', async () => {
    const input = await create(wanted());

    await maker.send(new DeleteScheduleCommand({ Name: input.Name, GroupName }));

    await expect(show(input.Name)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
    await create({ ...input, ClientToken: randomUUID() });
  });

  test('that is not there can be neither changed nor deleted, nor one of a group that is not there made', async () => {
    const { ClientToken: _token, ...input } = wanted();
    const missing = { name: 'ResourceNotFoundException' };

    await expect(maker.send(new UpdateScheduleCommand(input))).rejects.toMatchObject(missing);
    await expect(
      maker.send(new DeleteScheduleCommand({ Name: input.Name, GroupName })),
    ).rejects.toMatchObject(missing);
    await expect(create(wanted({ GroupName: `${GroupName}-none` }), place.scheduler)).rejects.toMatchObject(
      missing,
    );
  });

  test.each<[string, () => CreateScheduleCommandInput]>([
    ['an expression that cannot be read', () => wanted({ ScheduleExpression: 'at(tomorrow)' })],
    ['a time that is past', () => wanted({ ScheduleExpression: `at(${inMinutes(-5)})` })],
    ['a time zone that there is not', () => wanted({ ScheduleExpressionTimezone: 'Asia/Tanjungbalai' })],
    ['a name with other characters', () => wanted({ Name: 'a b' })],
    ['a target that is no ARN', () => wanted({}, { Arn: 'due' })],
    ['a role that does not trust Scheduler', () => wanted({}, { RoleArn: place.output('ForeignArn') })],
    [
      'an input that a function cannot read',
      () => wanted({}, { Arn: place.output('FunctionArn'), Input: 'not JSON' }),
    ],
    ['too many retries', () => wanted({}, { RetryPolicy: { MaximumRetryAttempts: 186 } })],
  ])('with %s is not valid', async (_, input) => {
    await expect(create(input())).rejects.toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('needs permission for itself, and to pass its role to Scheduler', async () => {
    const powerless = (await place.as(place.output('PowerlessArn'))).scheduler;
    const input = await create(wanted());
    const denied = { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } };
    const { ClientToken: _token, ...changed } = input;

    await expect(create(wanted(), powerless)).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('iam:PassRole'),
    });
    await expect(powerless.send(new UpdateScheduleCommand(changed))).rejects.toMatchObject(denied);
    await expect(create(wanted({ GroupName: 'default' }))).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('scheduler:CreateSchedule'),
    });
    await expect(
      maker.send(new DeleteScheduleCommand({ Name: input.Name, GroupName: 'default' })),
    ).rejects.toMatchObject(denied);
  });

  test.each([
    ['a start date', { StartDate: new Date() }],
    ['a flexible window', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: 5 } }],
    ['a key of KMS', { KmsKeyArn: 'arn:aws:kms:ap-southeast-3:000000000000:key/1' }],
  ])('with %s is refused by the host', async (_, more) => {
    if (place.local === undefined) return;
    await expect(create(wanted(more))).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

// Needs the host's clock: AWS cannot be told what time it is.
describe.skipIf(process.env['CONTRACT_OUTPUTS'])('a schedule that is due', () => {
  const take = async (name: string, seconds = 10) => {
    const QueueUrl = place.output(name);
    const { Messages: [message] = [] } = await place.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: seconds, MessageAttributeNames: ['All'] }),
    );
    if (message) {
      await place.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
    return message;
  };
  const isGone = (Name: string | undefined) =>
    vi.waitFor(() => expect(show(Name)).rejects.toMatchObject({ name: 'ResourceNotFoundException' }), 10_000);

  test('sends its input to a queue once, at the local time of its zone, and is deleted', async () => {
    const at = new Date(Date.now() + 5 * 86_400_000);
    const inJayapura = new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 19);
    const instant = Math.floor(at.getTime() / 1000) * 1000;
    const { Name } = await create(
      wanted(
        { ScheduleExpression: `at(${inJayapura})`, ScheduleExpressionTimezone: 'Asia/Jayapura' },
        { Input: '{"deadline":"one","at":"<aws.scheduler.scheduled-time>"}' },
      ),
    );
    // Everything else in this file that is due meanwhile is not what this is about.
    const due = async (seconds: number) => {
      for (;;) {
        const message = await take('Due', seconds);
        if (message === undefined || message.Body?.includes('"deadline"')) return message?.Body;
      }
    };

    place.local?.setClock(new Date(instant - 20_000).toISOString());
    expect(await due(2)).toBeUndefined();
    expect(await show(Name)).toMatchObject({ Name });
    place.local?.setClock(new Date(instant).toISOString());

    expect(JSON.parse((await due(10)) ?? '{}')).toEqual({
      deadline: 'one',
      at: new Date(instant).toISOString().replace('.000', ''),
    });
    await isGone(Name);
    place.local?.setClock(new Date(instant + 86_400_000).toISOString());
    expect(await due(2)).toBeUndefined();
  });

  test('calls a function, and stays if it is to', async () => {
    const { Name } = await create(
      wanted({ ActionAfterCompletion: 'NONE' }, { Arn: place.output('FunctionArn'), Input: '{"called":1}' }),
    );

    place.local?.setClock('+61m');

    expect(JSON.parse((await take('Seen'))?.Body ?? '{}').event).toEqual({ called: 1 });
    expect(await show(Name)).toMatchObject({ Name });
  });

  test('at another time by now fires then, and not at the first', async () => {
    const { ClientToken: _token, ...input } = await create(wanted({}, { Input: '{"moved":true}' }));
    await maker.send(
      new UpdateScheduleCommand({
        ...input,
        ScheduleExpression: `at(${inMinutes(600)})`,
        Target: {
          ...input.Target,
          Arn: place.output('FunctionArn'),
          RoleArn: place.output('SchedulerRoleArn'),
        },
      }),
    );

    place.local?.setClock('+90m');
    expect(await take('Seen', 2)).toBeUndefined();
    place.local?.setClock('+601m');

    expect(JSON.parse((await take('Seen'))?.Body ?? '{}').event).toEqual({ moved: true });
  });

  test('is silent when it is disabled or deleted', async () => {
    const Arn = place.output('FunctionArn');
    await create(wanted({ State: 'DISABLED' }, { Arn }));
    const { Name } = await create(wanted({}, { Arn }));
    await maker.send(new DeleteScheduleCommand({ Name, GroupName }));

    place.local?.setClock('+90m');

    expect(await take('Seen', 3)).toBeUndefined();
  });

  test('leaves with the dead letters what its role may not send', async () => {
    const { Name } = await create(
      wanted(
        {},
        {
          Arn: place.output('ClosedArn'),
          Input: '{"nobody":"hears"}',
          DeadLetterConfig: { Arn: place.output('DeadArn') },
        },
      ),
    );

    place.local?.setClock('+61m');

    const dead = await take('Dead');
    expect(dead?.Body).toBe('{"nobody":"hears"}');
    expect(dead?.MessageAttributes).toMatchObject({
      ERROR_MESSAGE: { StringValue: expect.stringContaining('sqs:SendMessage') },
      SCHEDULE_ARN: { StringValue: expect.stringMatching(new RegExp(`/${Name}$`)) },
    });
    await isGone(Name);
  });
});
