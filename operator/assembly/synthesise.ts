import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Resource, readAssembly } from './assembly.ts';

const root = join(import.meta.dirname, '../..');

/** What the CDK's context names: the id of a region's file, and `staging` or nothing. */
export interface Context {
  readonly region: string;
  readonly stage?: 'staging' | undefined;
}

/** The resources of a region, synthesised as `cdk synth` would into a folder that is thrown away; `id` is that of its stage. */
export function synthesised(context: Context, id: string): readonly Resource[] {
  const folder = mkdtempSync(join(tmpdir(), 'balai-assembly-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
      cwd: root,
      env: {
        ...process.env,
        CDK_OUTDIR: folder,
        CDK_CONTEXT_JSON: JSON.stringify(context),
        CDK_VALIDATION: 'false',
      },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`Tumpukan ${id} tidak dapat dibuat:\n${stderr}`);
    return readAssembly(folder, id);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
