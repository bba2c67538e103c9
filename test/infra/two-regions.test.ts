import { expect, test } from 'vitest';
import { createApp } from '#infra/create-app.ts';
import { RegionStage } from '#infra/region-stage.ts';
import { loadRegion } from '#infra/regions.ts';
import type { Region } from '#shared/region/schema.ts';
import { readTemplates } from './assembly.ts';
import { emptyBundles, emptySite, scratch } from './region.ts';

/** The property that gives a type a name which an account, or the world, has only once. */
const names: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'Name',
  'AWS::CloudFront::CachePolicy': 'CachePolicyConfig',
  'AWS::CloudFront::Function': 'Name',
  'AWS::CloudFront::OriginAccessControl': 'OriginAccessControlConfig',
  'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig',
  'AWS::Cognito::UserPool': 'UserPoolName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::EventBus': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
};

test('two regions live in one account: their names differ, and neither refers to the other', async () => {
  const first = await loadRegion('tanjungbalai');
  const second: Region = { ...first, id: 'sibolga', code: '12.73' };
  const app = createApp(scratch('two-regions'), { builtinCloudFormationValidation: false });

  const stacks = [first, second].flatMap((region) => {
    const stage = new RegionStage(app, { region, bundles: emptyBundles, site: emptySite });
    return readTemplates(stage).map((stack) => ({ region: region.id, ...stack }));
  });

  const given = stacks.flatMap(({ region, resources }) =>
    resources.flatMap(({ type, properties }) => {
      const name = properties[names[type] ?? ''];
      return name === undefined ? [] : [{ region, type, name: JSON.stringify(name) }];
    }),
  );
  expect(given.length).toBeGreaterThan(10);
  expect(given.filter(({ region, name }) => !name.includes(region))).toEqual([]);
  for (const { region, text } of stacks) {
    const other = region === 'sibolga' ? 'tanjungbalai' : 'sibolga';
    expect([...text.matchAll(new RegExp(`"StackName": "${other}-|balai-${other}`, 'g'))]).toEqual([]);
  }
});
