import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Region, regionSchema } from '#shared/region/schema.ts';

const id = process.env['BALAI_REGION'] ?? 'tanjungbalai';
const file = join(import.meta.dirname, `../../infra/regions/${id}.ts`);
const { default: source } = await import(pathToFileURL(file).href);

/** The region that a site is built for: `BALAI_REGION`. */
export const region: Region = regionSchema.parse(source);

/** The colour of its banner. */
export const bannerColour = region.brand['--ina-primary-dark'] ?? '#ffffff';
