import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A regular expression as it stands in a source file. */
export interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every regular expression literal below a node of a syntax tree. */
function* literals(node: unknown): Generator<{ pattern: string; flags: string }> {
  if (!isNode(node)) return;
  const { regex } = node;
  if (isNode(regex)) yield { pattern: String(regex['pattern']), flags: String(regex['flags']) };
  for (const child of Object.values(node)) yield* literals(child);
}

/** The regular expressions of the product: of what runs behind the API and on citizens' pages. */
export function expressionsOf(root: string): readonly Expression[] {
  const files = execFileSync('git', ['ls-files', 'services', 'shared', 'web'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\/reference\/|\/build\/|\.d\.ts$/.test(file),
    )
    .filter((file) => existsSync(join(root, file)));
  return files.flatMap((file) => {
    const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'));
    return [...literals(program)].map((found) => ({ file, ...found }));
  });
}
