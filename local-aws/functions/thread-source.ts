import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

let url: URL | undefined;

/** thread.ts as a module that a worker can load without a file and without stripping types. */
export function threadSource(): URL {
  url ??= new URL(`data:text/javascript,${encodeURIComponent(stripped())}`);
  return url;
}

function stripped(): string {
  const source = readFileSync(join(import.meta.dirname, 'thread.ts'), 'utf8');
  // Node says at every start that this function may change; whoever runs the host can do nothing about it.
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
