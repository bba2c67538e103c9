import { Stack, Validations } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { expect, test } from 'vitest';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { stageOf } from './region.ts';

const apps = new Map(
  await Promise.all(
    regionIds.map(async (id) => {
      const region = await loadRegion(id);
      return [id, stageOf(region, { builtinCloudFormationValidation: true }).app] as const;
    }),
  ),
);
const appOf = (id: string) => {
  const app = apps.get(id);
  if (app === undefined) throw new Error(`${id} is no region.`);
  return app;
};

test.each(regionIds)(
  '%s: CloudFormation would accept every template, and every finding of AwsSolutions is repaired or has a written reason',
  (id) => {
    expect(() => appOf(id).synth()).not.toThrow();
  },
);

test('a finding without a reason ends the synthesis', async () => {
  const { app, stage } = stageOf(await loadRegion('tanjungbalai'));
  new Topic(new Stack(stage, 'careless'), 'Plain');

  expect(() => app.synth()).toThrow(/careless\/Plain.*\n.*AwsSolutions-SNS3/);
});

test.each(regionIds)('%s: every reason is a sentence', (id) => {
  const reasons = appOf(id)
    .node.findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.values<string>(data));

  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.filter((reason) => !/^.{20,}\.$/.test(reason))).toEqual([]);
});
