import type { AllowanceStore } from '#shared/allowance/allowance.ts';
import type { Recovery, RecoveryStore } from '../domain/recovery-store.ts';

// In memory, for unit tests; test/contract/queue-limits.test.ts holds them to the same contract as the stores on DynamoDB.

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

/** Allowances. */
export function createMemoryAllowances(): AllowanceStore {
  const taken = new Map<string, number>();
  const items = new Set<string>();
  return {
    take: async ({ subject, limit, until, once }) => {
      const name = `${subject} ${until}`;
      const item = once && `${name} ${once}`;
      if (item && items.has(item)) return true;
      const before = taken.get(name) ?? 0;
      if (before >= limit) return false;
      taken.set(name, before + 1);
      if (item) items.add(item);
      return true;
    },
    giveBack: async ({ subject, until, once }) => {
      const name = `${subject} ${until}`;
      if (items.delete(`${name} ${once}`)) taken.set(name, (taken.get(name) ?? 0) - 1);
    },
  };
}
