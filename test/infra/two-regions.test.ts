import { expect, test } from 'vitest';
import { createApp } from '#infra/create-app.ts';
import { RegionStage } from '#infra/region-stage.ts';
import { loadRegion } from '#infra/regions.ts';
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
  'AWS::WAFv2::WebACL': 'Name',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
};

const pairs = [
  ['tanjungbalai', 'sibolga'],
  ['medan-belawan', 'medan-marelan'], // two deployments of one city
] as const;

test.each(pairs)(
  '%s and %s live in one account: their names differ, and neither refers to the other',
  async (...ids) => {
    const app = createApp(scratch(ids.join('-and-')), { builtinCloudFormationValidation: false });

    const regions = await Promise.all(ids.map(loadRegion));
    const stacks = regions.flatMap((region) => {
      const stage = new RegionStage(app, {
        region,
        bundles: emptyBundles,
        site: emptySite,
        staffSite: emptySite,
      });
      return readTemplates(stage).map((stack) => ({ region: region.id, ...stack }));
    });

    const given = stacks.flatMap(({ region, resources }) =>
      resources.flatMap(({ type, properties }) => {
        const name = properties[names[type] ?? ''];
        return name === undefined ? [] : [{ region, type, name: JSON.stringify(name) }];
      }),
    );
    expect(given.length).toBeGreaterThan(10);
    // Where the CDK makes up the name, it leaves the dashes of a region out.
    const bare = (text: string) => text.replaceAll('-', '');
    expect(given.filter(({ region, name }) => !bare(name).includes(bare(region)))).toEqual([]);
    expect(new Set(given.map(({ type, name }) => type + name)).size).toBe(given.length);
    for (const { region, text } of stacks) {
      const other = ids.find((id) => id !== region);
      expect([...text.matchAll(new RegExp(`"StackName": "${other}-|balai-${other}`, 'g'))]).toEqual([]);
    }
  },
);
