import type { Look, LookStore } from '../domain/look.ts';

/** Looks in memory; test/contract/documents-stores.test.ts holds them to the same contract as those on DynamoDB. */
export function createMemoryLooks(): LookStore {
  const kept: Look[] = [];
  return {
    note: async (look) => void kept.push(look),
    list: async (request) =>
      kept
        .flatMap((look) => ('request' in look && look.request === request ? [look] : []))
        .toSorted((a, b) => a.at - b.at),
  };
}
