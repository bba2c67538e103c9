import { faultFields, type Log } from '#shared/observability/log.ts';
import type { Clock } from '#shared/time/clock.ts';
import { type SettingValues, valuesOf } from './setting.ts';
import type { SettingRows } from './setting-store.ts';

/** Longest age in milliseconds at which a container still trusts what it knows, and the part of it that is random. */
const SETTINGS_MEMORY = 5_000;
const JITTER = 1_000;
/** After a read that failed: what is known goes on to hold for this long. */
const RETRY = 1_000;

/** The settings of a service, composed into what its operations work with. */
export interface Settings<Value> {
  /** As they stood at most five seconds ago; costs a read of the mark in that time, however many ask. */
  readonly inForce: () => Promise<Value>;
  /** As they stand now. `mark` still standing later says that nothing changed meanwhile. */
  readonly fresh: () => Promise<{ readonly value: Value; readonly mark: string | undefined }>;
  /** Whether nothing changed since that mark. */
  readonly stands: (mark: string | undefined) => Promise<boolean>;
}

interface Memory<Value> {
  readonly mark: string | undefined;
  readonly value: Value;
}

/**
 * Keeps the settings in a container's memory. While they cannot be read, the last that are known go on to hold; where none are
 * known yet, the fault is the caller's.
 */
export function rememberSettings<Value>(world: {
  readonly rows: SettingRows;
  readonly compose: (values: SettingValues) => Value;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}): Settings<Value> {
  const { rows, compose, clock, random, log } = world;
  let memory: Memory<Value> | undefined;
  let until = 0;
  let reading: Promise<Value> | undefined;

  /** Rows after the mark: they are at least as new as it. */
  const load = async (mark: string | undefined): Promise<Memory<Value>> => ({
    mark,
    value: compose(valuesOf(mark === undefined ? [] : await rows.list())),
  });

  async function refresh(): Promise<Value> {
    const known = memory;
    const asked = clock.now();
    try {
      const mark = await rows.mark();
      memory = known !== undefined && known.mark === mark ? known : await load(mark);
      until = asked + SETTINGS_MEMORY - random() * JITTER;
      return memory.value;
    } catch (fault) {
      if (known === undefined) throw fault;
      log('settings-unread', faultFields(fault));
      until = clock.now() + RETRY;
      return known.value;
    }
  }

  return {
    inForce: async () => {
      if (memory !== undefined && clock.now() < until) return memory.value;
      reading ??= refresh().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    fresh: async () => load(await rows.mark('strict')),
    stands: async (mark) => (await rows.mark('strict')) === mark,
  };
}
