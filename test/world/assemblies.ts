import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder that holds `<region>/assembly` for each region that most tests share. */
    readonly assemblies: string;
  }
}

/** Synthesises regions into a folder: by default those that most tests share. */
export async function synthesize(
  folder: string,
  regions: readonly string[] = ['race', 'tanjungbalai', 'tanjungbalai-staging', 'medan-belawan'],
): Promise<void> {
  const script = join(import.meta.dirname, 'synthesize.ts');
  await promisify(execFile)(process.execPath, [script, folder, ...regions]);
}

/** Runs once before all files of the project: every world is started from these assemblies. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-assemblies-'));
  await synthesize(folder);
  project.provide('assemblies', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
