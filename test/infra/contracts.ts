import { globSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Route } from '#shared/http/route.ts';

const root = join(import.meta.dirname, '../..');
const contract = z.object({ routes: z.record(z.string(), z.custom<Route>()) });

/** The routes that all services declare. */
export async function routesOfContracts(): Promise<readonly Route[]> {
  const files = globSync('services/*/contract.ts', { cwd: root }).toSorted();
  const modules = await Promise.all(files.map((file) => import(join(root, file))));
  return modules.flatMap((module) => Object.values(contract.parse(module).routes));
}
