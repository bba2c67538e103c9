import type { SettingRow, SettingVersion } from '../setting.ts';
import { settingOutbox, type TellChange } from '../setting-event.ts';
import type { SettingStore } from '../setting-store.ts';

/** Settings in memory; test/contract/setting-store.test.ts holds it to the same contract as the store on DynamoDB. */
export function createMemorySettings(tell: TellChange): SettingStore & {
  /** The outboxes of all changes, in order. */
  readonly told: string[];
} {
  const rows = new Map<string, SettingRow>();
  const versions = new Map<string, SettingVersion[]>();
  const told: string[] = [];
  let changes = 0;
  return {
    told,
    mark: async () => (changes === 0 ? undefined : String(changes)),
    list: async () => [...rows.values()],
    read: async (name) => rows.get(name),
    history: async (name) => (versions.get(name) ?? []).toReversed(),
    version: async (name, version) => versions.get(name)?.find((one) => one.version === version),
    async write(change, { correlationId }) {
      const { from: _, to: __, ...row } = change;
      if ((rows.get(row.name)?.version ?? 0) !== row.version - 1) return 'stale';
      told.push(settingOutbox(tell, change, { region: 'memory', correlationId }));
      rows.set(row.name, row);
      versions.set(row.name, [...(versions.get(row.name) ?? []), change]);
      changes += 1;
      return 'written';
    },
  };
}
