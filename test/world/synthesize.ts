import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { appProps } from '#infra/app-props.ts';
import { bundle } from '#infra/bundles.ts';
import { RegionStage } from '#infra/region-stage.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { raceRegion } from './race-region.ts';

// Run in a process of its own (a synth holds half a gigabyte): node test/world/synthesize.ts <folder> <origin>
const [, , folder = '', origin = ''] = process.argv;
const site = join(folder, 'site');
mkdirSync(site, { recursive: true });
writeFileSync(join(site, 'index.html'), '<!doctype html><title>race</title>');

const outdir = join(folder, 'assembly');
const app = new App({ ...appProps, outdir });
const bundles = await bundle({ region: raceRegion, catalogue, folder: join(outdir, 'bundles') });
new RegionStage(app, { region: raceRegion, bundles, site, origin });
app.synth();
