import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '#infra/bundles.ts';
import { createApp } from '#infra/create-app.ts';
import { RegionStage } from '#infra/region-stage.ts';
import { loadRegion } from '#infra/regions.ts';
import { stagingOf } from '#infra/staging.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import type { Region } from '#shared/region/schema.ts';
import { lightly, matrixRegion, raceRegion } from './regions.ts';

// Run in a process of its own (a synth holds half a gigabyte): node test/world/synthesize.ts <folder> <region>…
// `<region>-staging` is that region's staging.
const ours = [raceRegion, matrixRegion];
const [, , root = '', ...ids] = process.argv;
for (const id of ids) {
  const region = ours.find((known) => known.id === id) ?? lightly(await named(id));
  const folder = join(root, id);
  const site = join(folder, 'site');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Balai</title>');

  const outdir = join(folder, 'assembly');
  const app = createApp(outdir, { builtinCloudFormationValidation: false });
  const bundles = await bundle({ region, catalogue, folder: join(outdir, 'bundles') });
  new RegionStage(app, {
    region,
    bundles,
    site,
    staffSite: site,
    origin: 'http://localhost:8080',
    certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/local',
  });
  app.synth();
}

async function named(id: string): Promise<Region> {
  const production = id.replace(/-staging$/, '');
  const region = await loadRegion(production);
  return id === production ? region : stagingOf(region);
}
