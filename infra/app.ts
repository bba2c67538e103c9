import { join } from 'node:path';
import * as z from 'zod/mini';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { bundle } from './bundles.ts';
import { createApp } from './create-app.ts';
import { RegionStage } from './region-stage.ts';
import { loadRegion, regionIds } from './regions.ts';
import { buildSite } from './site.ts';

// Run as it is (`node infra/app.ts`) or by the CDK's command line. Context: `region` (default: all but demonstrations), `origin` (instead of
// the region's own), `certificate` (ARN, for that origin's name). The assembly goes to CDK_OUTDIR, by default cdk.out.
const outdir = process.env['CDK_OUTDIR'] ?? 'cdk.out';
const app = createApp(outdir);
const setting = z.optional(z.string());
const region = setting.parse(app.node.tryGetContext('region'));
const origin = setting.parse(app.node.tryGetContext('origin'));
const certificateArn = setting.parse(app.node.tryGetContext('certificate'));

for (const id of region === undefined ? regionIds : [region]) {
  const loaded = await loadRegion(id);
  // "cdk deploy --all" must not put a demonstration on the internet: it is made only when it is named.
  if (loaded.demonstration && region === undefined) continue;
  new RegionStage(app, {
    region: loaded,
    bundles: await bundle({ region: loaded, catalogue, folder: join(outdir, 'bundles', id) }),
    site: buildSite(id),
    ...(origin === undefined ? {} : { origin }),
    ...(certificateArn === undefined ? {} : { certificateArn }),
  });
}
app.synth();
