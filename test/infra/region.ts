import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppProps } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Bundles } from '#infra/bundles.ts';
import { createApp } from '#infra/create-app.ts';
import { RegionStage } from '#infra/region-stage.ts';
import type { Region } from '#shared/region/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'balai-infra-'));
/** A folder of this test run. */
export const scratch = (name: string): string => join(folder, name);

/** A site of one page and one asset. */
export const emptySite = join(folder, 'site');
mkdirSync(join(emptySite, 'assets'), { recursive: true });
writeFileSync(join(emptySite, 'index.html'), '<!doctype html><title>Balai</title>');
writeFileSync(join(emptySite, 'assets/app.js'), '');

/** Code that does nothing, a folder for each entry: templates do not depend on what a bundle contains. */
export const emptyBundles: Bundles = {
  code(service, entry) {
    const asset = join(folder, `${service}-${entry}`);
    mkdirSync(asset, { recursive: true });
    writeFileSync(join(asset, 'index.js'), `// ${service} ${entry}\nexports.handler = async () => {};\n`);
    return Code.fromAsset(asset);
  },
};

/** A region's stage in an app of its own, as infra/app.ts makes it but with empty code and an empty site. */
export function stageOf(region: Region, props: AppProps = {}): { app: App; stage: RegionStage } {
  // Checking against CloudFormation's schemas takes seconds: the test that is about it asks for it.
  const app = createApp(join(folder, 'out'), { builtinCloudFormationValidation: false, ...props });
  const stage = new RegionStage(app, {
    region,
    bundles: emptyBundles,
    site: emptySite,
    staffSite: emptySite,
  });
  return { app, stage };
}
