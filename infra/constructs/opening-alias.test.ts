import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { templateOf } from '../../test/infra/service-context.ts';
import { OpeningAlias } from './opening-alias.ts';
import { ServiceFunction } from './service-function.ts';

const template = templateOf((stack, context) => {
  const book = new ServiceFunction(stack, 'Book', {
    context,
    entry: 'book',
    suffering: 'Warga tidak dapat memesan tempat antrean.',
  });
  new OpeningAlias(stack, 'Opening', {
    function: book.function,
    region: { ...context.region, queue: { ...context.region.queue, releaseTime: '07:00' } },
    ready: 50,
  });
});

test('environments stand ready around the release, by the clock of the region, and cost nothing else', () => {
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    ScalableDimension: 'lambda:function:ProvisionedConcurrency',
    MinCapacity: 0,
    MaxCapacity: 50,
    ScheduledActions: [
      {
        Schedule: Match.stringLikeRegexp('^cron\\(45 6 '),
        ScalableTargetAction: { MinCapacity: 50, MaxCapacity: 50 },
        Timezone: 'Asia/Jakarta',
      },
      {
        Schedule: Match.stringLikeRegexp('^cron\\(15 7 '),
        ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
        Timezone: 'Asia/Jakarta',
      },
    ],
  });
});

test('they run a published version', () => {
  const [version] = Object.keys(template.findResources('AWS::Lambda::Version'));

  expect(version).toMatch(/CurrentVersion/);
  template.hasResourceProperties('AWS::Lambda::Alias', {
    Name: 'live',
    FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
  });
});
