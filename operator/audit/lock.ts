import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const entry = z.object({
  version: z.optional(z.string()),
  license: z.optional(z.string()),
  integrity: z.optional(z.string()),
  resolved: z.optional(z.string()),
  /** Comes inside the archive of another package, under that one's integrity. */
  inBundle: z.optional(z.boolean()),
  /** A folder of this repository. */
  link: z.optional(z.boolean()),
  hasInstallScript: z.optional(z.boolean()),
});
const lockFile = z.object({ packages: z.record(z.string(), entry) });
const manifest = z.object({ allowScripts: z._default(z.record(z.string(), z.boolean()), {}) });

/** A package as the lock file pins it. */
export interface LockedPackage extends z.output<typeof entry> {
  readonly name: string;
  /** Where it is installed, such as `node_modules/a/node_modules/b`. */
  readonly path: string;
}

/** What npm will install, and whose install scripts it may run. */
export interface Lock {
  readonly packages: readonly LockedPackage[];
  readonly approvedScripts: ReadonlySet<string>;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Licences that a package carries as a file and does not name in its manifest, as somebody read them. */
const licenceFiles: ReadonlyMap<string, string> = new Map([['png-js 2.0.0', 'MIT']]);

/** Reads the lock file of a checkout; the workspaces of the repository itself are not among its packages. */
export function readLock(root: string): Lock {
  const { packages } = lockFile.parse(json(join(root, 'package-lock.json')));
  const { allowScripts } = manifest.parse(json(join(root, 'package.json')));
  return {
    packages: Object.entries(packages)
      .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
      .map(([path, found]) => {
        const name = path.split('node_modules/').at(-1) ?? path;
        const license = found.license ?? licenceFiles.get(`${name} ${found.version}`);
        return { ...found, path, name, ...(license !== undefined && { license }) };
      }),
    approvedScripts: new Set(Object.keys(allowScripts).filter((name) => allowScripts[name])),
  };
}
