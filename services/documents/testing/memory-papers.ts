import { createHash } from 'node:crypto';
import type { PaperStore } from '../domain/paper-store.ts';

/** Files in memory; test/contract/paper-store.test.ts holds them to the same contract as the bucket. `objects` shows them by key. */
export function createMemoryPapers(): PaperStore & { readonly objects: Map<string, Uint8Array> } {
  const objects = new Map<string, Uint8Array>();
  const etagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
  return {
    objects,
    form: async (key) => ({ url: 'https://files.example/', fields: { key } }),
    read: async (key, most) => {
      const bytes = objects.get(key);
      if (bytes === undefined) return undefined;
      return bytes.length > most ? { tooLarge: true } : { bytes };
    },
    put: async (key, bytes) => {
      objects.set(key, bytes);
      return etagOf(bytes);
    },
    copy: async ({ key, etag }, to) => {
      const bytes = objects.get(key);
      if (bytes === undefined || etagOf(bytes) !== etag) return 'gone';
      objects.set(to, bytes);
      return 'copied';
    },
  };
}
