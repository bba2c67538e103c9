import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Resource, readAssembly } from './assembly.ts';

const root = join(import.meta.dirname, '../..');

/** What a deployment is made of: the region as it is in its file, or an assembly that was kept. */
export interface Deployment {
  readonly region: string;
  /** Folder of `cdk synth`; without it the region is synthesised into one that is thrown away. */
  readonly assembly?: string | undefined;
}

/** The resources of a deployment. */
export function resourcesOf({ region, assembly }: Deployment): readonly Resource[] {
  if (assembly !== undefined) return readAssembly(assembly, region);
  const folder = mkdtempSync(join(tmpdir(), 'balai-assembly-'));
  try {
    const context = JSON.stringify({ region });
    const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: context, CDK_VALIDATION: 'false' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The stacks of ${region} cannot be made:\n${stderr}`);
    return readAssembly(folder, region);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
