import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';

export type Import = { from: string; to: string };

const NAMED_ROOTS = ['shared', 'services', 'infra'];

/** Where an import leads: a path from the repository's root, a package (`pkg:zod/mini`), or a builtin (`node:fs`). */
function target(root: string, file: string, specifier: string): string {
  for (const name of NAMED_ROOTS) {
    if (specifier.startsWith(`#${name}/`)) return specifier.slice(1);
  }
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(file), specifier));
  return specifier.startsWith('node:') || specifier.startsWith('balai:') ? specifier : `pkg:${specifier}`;
}

/** Every import and re-export of a source file, types included. */
export function importsOf(root: string, file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  const { module } = parseSync(file, source);
  const exported = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    source.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  );
  const specifiers = new Set([
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...exported,
    ...dynamic,
  ]);
  return [...specifiers].map((specifier) => ({ from: file, to: target(root, file, specifier) }));
}
