import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '#infra/bundles.ts';
import { createApp } from '#infra/create-app.ts';
import { RegionStage } from '#infra/region-stage.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { cityRegion, raceRegion } from './regions.ts';

// Run in a process of its own (a synth holds half a gigabyte): node test/world/synthesize.ts <folder> <region>
const [, , folder = '', id = ''] = process.argv;
const region = id === raceRegion.id ? raceRegion : cityRegion;
const site = join(folder, 'site');
mkdirSync(site, { recursive: true });
writeFileSync(join(site, 'index.html'), '<!doctype html><title>Balai</title>');

const outdir = join(folder, 'assembly');
const app = createApp(outdir, { builtinCloudFormationValidation: false });
const bundles = await bundle({ region, catalogue, folder: join(outdir, 'bundles') });
new RegionStage(app, { region, bundles, site, origin: 'http://localhost:8080' });
app.synth();
