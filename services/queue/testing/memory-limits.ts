import type { Recovery, RecoveryStore } from '../domain/recovery-store.ts';

// In memory, for unit tests; test/contract/queue-limits.test.ts holds them to the same contract as the store on DynamoDB.

/** Recoveries; `kept` shows them in the order in which they came. */
export function createMemoryRecoveries(): RecoveryStore & { readonly kept: Recovery[] } {
  const kept: Recovery[] = [];
  const find = (id: string) => kept.find((recovery) => recovery.id === id);
  return {
    kept,
    put: async (recovery) => {
      if (!find(recovery.id)) kept.push(recovery);
    },
    read: async (id) => find(id),
  };
}
