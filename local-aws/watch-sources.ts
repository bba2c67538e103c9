import { watch } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const watched = ['infra', 'services', 'shared', 'web'];
const irrelevant = /(^|\/)(node_modules|dist)(\/|$)|\.test\.|\.md$|\.built-from$|~$|\.sw.$/;

/** Milliseconds without a further change, after which a burst of saving is over. */
const calm = 150;

/** Calls back after each burst of changes to sources of the product. */
export function watchSources(onChange: (file: string) => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watchers = watched.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_, file) => {
      if (file === null || irrelevant.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => onChange(join(folder, file)), calm);
    }),
  );
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
