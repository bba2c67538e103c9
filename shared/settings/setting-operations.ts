import { isDeepStrictEqual } from 'node:util';
import type { Outcome, StaffCall } from '#shared/http/endpoint.ts';
import { type Action, can } from '#shared/identity/permissions.ts';
import type { Text } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import { inForce, type Setting, type SettingRow, type SettingVersion, valuesOf } from './setting.ts';
import type { SettingRefusal } from './setting-refusal.ts';
import type { PastVersion, SettingView } from './setting-routes.ts';
import type { SettingStore } from './setting-store.ts';
import { readWish, type Wish } from './setting-wish.ts';

/** What reading and changing the settings of a service needs. */
export interface SettingPorts<Known extends Setting, Effect> {
  /** Every setting there is. */
  readonly settings: readonly Known[];
  readonly store: SettingStore;
  readonly clock: Clock;
  /** What a value would lead to. */
  readonly foresee: (setting: Known, to: unknown) => Promise<Effect>;
  /** Lets the service follow the setting as it now holds, for who changed it, and tells what that led to; safe to repeat. */
  readonly follow: (setting: Known, call: StaffCall) => Promise<Effect>;
  /** What the codes of the schemas mean. */
  readonly words: (code: string) => Text;
}

type Answer<Value> = Promise<Outcome<Value, SettingRefusal>>;

const refuse = (refusal: SettingRefusal) => ({ refused: [refusal] as const });

/** The operations behind `settingRoutes`. */
export function settingOperations<Known extends Setting, Effect>(ports: SettingPorts<Known, Effect>) {
  const { settings, store, clock, foresee, follow } = ports;

  const find = (name: string, { actor }: StaffCall, action: Action): Known | SettingRefusal => {
    const setting = settings.find((one) => one.name === name);
    if (setting === undefined) return { code: 'not-found' };
    return can(actor, action, setting.of) ? setting : { code: 'forbidden' };
  };

  const isSame = (row: SettingRow | undefined, change: SettingVersion): boolean =>
    row?.version === change.version &&
    row.by === change.by &&
    row.reason === change.reason &&
    isDeepStrictEqual(row.value, change.value);

  return {
    list: async (_: unknown, { actor }: StaffCall): Answer<{ settings: SettingView[] }> => {
      const rows = new Map((await store.list()).map((row) => [row.name, row]));
      const readable = settings.filter(({ of }) => can(actor, 'read-settings', of));
      return { answer: { settings: readable.map((setting) => viewOf(setting, rows.get(setting.name))) } };
    },

    read: async (
      { path }: { path: { name: string } },
      call: StaffCall,
    ): Answer<{ setting: SettingView; history: PastVersion[] }> => {
      const setting = find(path.name, call, 'read-settings');
      if ('code' in setting) return refuse(setting);
      const [row, history] = await Promise.all([store.read(setting.name), store.history(setting.name)]);
      return {
        answer: {
          setting: viewOf(setting, row),
          history: history.map(({ version, from, to, at, by, reason }) => ({
            version,
            from,
            to,
            at,
            by,
            reason,
          })),
        },
      };
    },

    preview: async (
      { path, body }: { path: { name: string }; body: Wish },
      call: StaffCall,
    ): Answer<{ setting: SettingView; to: unknown; effect: Effect }> => {
      const setting = find(path.name, call, 'change-settings');
      if ('code' in setting) return refuse(setting);
      const wish = await readWish(setting, body, ports);
      if ('refused' in wish) return wish;
      const to = wish.to ?? setting.file;
      const row = await store.read(setting.name);
      return { answer: { setting: viewOf(setting, row), to, effect: await foresee(setting, to) } };
    },

    change: async (
      { path, body }: { path: { name: string }; body: Wish & { expectedVersion: number; reason: string } },
      call: StaffCall,
    ): Answer<{ setting: SettingView; effect: Effect }> => {
      const setting = find(path.name, call, 'change-settings');
      if ('code' in setting) return refuse(setting);
      const wish = await readWish(setting, body, ports);
      if ('refused' in wish) return wish;
      const { expectedVersion, reason } = body;
      const before = await store.read(setting.name);
      const change: SettingVersion = {
        name: setting.name,
        version: expectedVersion + 1,
        ...(wish.to !== undefined && { value: wish.to }),
        at: clock.now(),
        by: call.actor.id,
        reason,
        from: viewOf(setting, before).value,
        to: wish.to ?? setting.file,
      };
      const current = (before?.version ?? 0) === expectedVersion ? await commit(change, call) : before;
      if (!isSame(current, change)) {
        return refuse({ code: 'changed-meanwhile', current: viewOf(setting, current) });
      }
      return { answer: { setting: viewOf(setting, current), effect: await follow(setting, call) } };
    },
  };

  /** The row after the attempt: this change, or one that came first. A repetition after a lost answer finds its own. */
  async function commit(change: SettingVersion, call: StaffCall): Promise<SettingRow | undefined> {
    const written = await store.write(change, call);
    return written === 'written' ? change : store.read(change.name);
  }
}

/** A setting as it holds, with who changed it last. */
function viewOf(setting: Setting, row: SettingRow | undefined): SettingView {
  return {
    name: setting.name,
    value: inForce(setting, valuesOf(row === undefined ? [] : [row])),
    default: setting.file,
    version: row?.version ?? 0,
    since: row?.at ?? null,
    by: row?.by ?? null,
    reason: row?.reason ?? null,
  };
}
