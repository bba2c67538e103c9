import type { Import } from './imports.ts';

/** Circles of imports, one for each import that closes one: `a.ts → b.ts → a.ts`. */
export function cyclesOf(imports: readonly Import[]): string[] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const left = new Set<string>();
  const found: string[] = [];

  function visit(file: string, path: readonly string[]): void {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(' → '));
    if (start >= 0 || left.has(file)) return;
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    left.add(file);
  }

  for (const file of targets.keys()) visit(file, []);
  return found;
}
