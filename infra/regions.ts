import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { type Region, regionSchema } from '#shared/region/schema.ts';

const folder = join(import.meta.dirname, 'regions');
const module = z.object({ default: z.unknown() });

/** Ids of the regions that have a file. */
export const regionIds: readonly string[] = globSync('*.ts', { cwd: folder, exclude: ['*.test.ts'] })
  .map((file) => basename(file, '.ts'))
  .toSorted();

/** The region of `infra/regions/<id>.ts`, checked; throws with what is wrong in it. */
export async function loadRegion(id: string): Promise<Region> {
  if (!regionIds.includes(id)) {
    throw new Error(`There is no infra/regions/${id}.ts; regions are ${regionIds.join(', ')}.`);
  }
  const { default: source } = module.parse(await import(pathToFileURL(join(folder, `${id}.ts`)).href));
  const parsed = regionSchema.safeParse(source);
  if (!parsed.success) throw new Error(`infra/regions/${id}.ts:\n${z.prettifyError(parsed.error)}`);
  if (parsed.data.id !== id) throw new Error(`infra/regions/${id}.ts calls itself ${parsed.data.id}.`);
  return parsed.data;
}

/** The named region; without a name all but demonstrations, which `cdk deploy --all` must not put on the internet. */
export async function regionsToDeploy(named?: string): Promise<readonly Region[]> {
  if (named !== undefined) return [await loadRegion(named)];
  const all = await Promise.all(regionIds.map(loadRegion));
  return all.filter(({ demonstration }) => !demonstration);
}
