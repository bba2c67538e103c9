import { join } from 'node:path';
import * as z from 'zod/mini';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { bundle } from './bundles.ts';
import { createApp } from './create-app.ts';
import { RegionStage } from './region-stage.ts';
import { regionsToDeploy } from './regions.ts';
import { buildSite } from './site.ts';
import { stagingOf } from './staging.ts';

// Run as it is (`node infra/app.ts`) or by the CDK's command line. README.md says what the context may hold. The assembly goes to
// CDK_OUTDIR, by default cdk.out.
const outdir = process.env['CDK_OUTDIR'] ?? 'cdk.out';
const app = createApp(outdir);
const setting = z.optional(z.string());
const region = setting.parse(app.node.tryGetContext('region'));
const origin = setting.parse(app.node.tryGetContext('origin'));
const stage = z.optional(z.literal('staging')).parse(app.node.tryGetContext('stage'));
const certificateArn = setting.parse(app.node.tryGetContext('certificate'));

for (const loaded of await regionsToDeploy(region)) {
  const { id } = loaded;
  const deployed = stage === 'staging' ? stagingOf(loaded) : loaded;
  new RegionStage(app, {
    region: deployed,
    bundles: await bundle({ region: deployed, catalogue, folder: join(outdir, 'bundles', deployed.id) }),
    site: buildSite('citizen', id),
    staffSite: buildSite('staff', id),
    ...(origin === undefined ? {} : { origin }),
    ...(certificateArn === undefined ? {} : { certificateArn }),
  });
}
app.synth();
