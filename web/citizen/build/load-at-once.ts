import type { Plugin } from 'vite';

/** Parts that come later have no styles of their own: nothing has to be loaded before them, and no code for that either. */
export function loadAtOnce(): Plugin {
  return {
    name: 'balai-load-at-once',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
