import { Match } from 'aws-cdk-lib/assertions';
import { test } from 'vitest';
import { templateOf } from '../../test/infra/service-context.ts';
import { Timetable } from './timetable.ts';

test('the clock of the region wakes the function, through a role that may do only that; missed calls are kept', () => {
  const template = templateOf((stack, context) => {
    new Timetable(stack, 'Prepare', {
      context,
      entry: 'prepare',
      schedule: 'cron(30 6 * * ? *)',
      suffering: 'Warga menunggu lebih lama saat pemesanan dibuka.',
    });
  });

  template.hasResourceProperties('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'cron(30 6 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Jakarta',
    Target: {
      RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 30 },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^PrepareMissed'), 'Arn'] } },
    },
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'scheduler.amazonaws.com' } }] },
    Policies: [
      {
        PolicyDocument: {
          Statement: [
            {
              Action: 'lambda:InvokeFunction',
              Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^PrepareTaskFunction'), 'Arn'] },
            },
            {
              Action: 'sqs:SendMessage',
              Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^PrepareMissed'), 'Arn'] },
            },
          ],
        },
      },
    ],
  });
});
