import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findingsOf } from '#infra/compliance/findings.ts';
import { reasons } from '#infra/compliance/reasons.ts';
import { report } from '#infra/compliance/report.ts';
import { loadRegion, regionIds } from '#infra/regions.ts';

const ofModel = findingsOf(await loadRegion('tanjungbalai'));

test('every rule of NIST 800-53 r5 that fires has a reason, and every reason a rule that fires', () => {
  expect(ofModel.map(({ rule }) => rule).toSorted()).toEqual(Object.keys(reasons).toSorted());
});

test('every reason is a sentence', () => {
  expect(Object.values(reasons).filter((reason) => !/^.{60,}\.$/.test(reason))).toEqual([]);
});

test('the model region stands for all: no other has a finding of its own', async () => {
  const others = await Promise.all(
    regionIds.filter((id) => id !== 'tanjungbalai').map(async (id) => findingsOf(await loadRegion(id))),
  );

  for (const findings of others)
    expect(findings.map(({ rule, where }) => [rule, where])).toEqual(
      ofModel.map(({ rule, where }) => [rule, where]),
    );
});

test('the page is what `npm run compliance` writes', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reference/nist-800-53-r5.md'), 'utf8');

  expect(page).toBe(report(ofModel));
});
