import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { stageOf } from './region.ts';

test.each(regionIds)('%s: every finding of AwsSolutions is repaired or has a written reason', async (id) => {
  const { app } = stageOf(await loadRegion(id));

  const { violations } = new AwsSolutionsChecks().validateScope(app);
  const open = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
  );

  expect(open).toEqual([]);
});

test.each(regionIds)('%s: every reason is a sentence', async (id) => {
  const { app } = stageOf(await loadRegion(id));

  const reasons = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.values<string>(data));

  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.filter((reason) => !/^.{20,}\.$/.test(reason))).toEqual([]);
});
