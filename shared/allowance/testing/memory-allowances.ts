import type { AllowanceStore } from '../allowance.ts';

/** Allowances in memory; test/contract/queue-limits.test.ts holds them to the same contract as the store on DynamoDB. */
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
