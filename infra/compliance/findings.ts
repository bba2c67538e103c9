import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { NIST80053R5Checks } from 'cdk-nag';
import type { Region } from '#shared/region/schema.ts';
import { createApp } from '../create-app.ts';
import { RegionStage } from '../region-stage.ts';

/** A rule of NIST 800-53 r5 that does not find what it looks for. */
export interface Finding {
  /** As cdk-nag names it: `LambdaInsideVPC`. */
  readonly rule: string;
  /** What the rule asks for, in cdk-nag's words. */
  readonly asks: string;
  /** The stacks where it fires: `queue`. */
  readonly where: readonly string[];
}

/** What cdk-nag's NIST rules find in a region's stacks; code and site do not matter to them. */
export function findingsOf(region: Region): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'balai-compliance-'));
  const site = join(folder, 'site');
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '');
  const stage = new RegionStage(createApp(join(folder, 'out')), {
    region,
    site,
    staffSite: site,
    bundles: { code: () => Code.fromInline('exports.handler = async () => {};') },
  });
  const { violations } = new NIST80053R5Checks().validateScope(stage);
  return violations
    .map(({ ruleName, description, violatingResources }) => ({
      rule: ruleName.replace('NIST.800.53.R5-', ''),
      asks: description.split(' - ')[0] ?? description,
      where: [
        ...new Set(violatingResources.map(({ constructPath = '' }) => stackOf(constructPath))),
      ].toSorted(),
    }))
    .toSorted((one, other) => one.rule.localeCompare(other.rule));
}

/** `tanjungbalai/queue/Api/Function/Resource` → `queue`. */
const stackOf = (path: string): string => path.split('/')[1] ?? path;
