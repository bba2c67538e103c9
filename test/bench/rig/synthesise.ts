import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Synthesises a region into a folder, as `startWorld` wants it, and gives its assembly. */
export async function synthesise(folder: string, region: string): Promise<string> {
  const script = join(import.meta.dirname, '../../world/synthesize.ts');
  await promisify(execFile)(process.execPath, [script, folder, region]);
  return join(folder, region, 'assembly');
}
