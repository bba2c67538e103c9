import type { SettingRow, SettingVersion } from './setting.ts';

/** What every container reads, again and again: whether anything changed, and only then all rows. */
export interface SettingRows {
  /** Another text after every change of any setting; undefined: none was ever changed. May be a second old unless `strict`. */
  readonly mark: (how?: 'strict') => Promise<string | undefined>;
  /** The rows of every setting that was ever changed, strongly consistent. */
  readonly list: () => Promise<readonly SettingRow[]>;
}

/** Where a service keeps its settings. */
export interface SettingStore extends SettingRows {
  /** The row of one setting, strongly consistent. */
  readonly read: (name: string) => Promise<SettingRow | undefined>;
  /** The newest versions first, two hundred at most. */
  readonly history: (name: string) => Promise<readonly SettingVersion[]>;
  /** One version of the history. */
  readonly version: (name: string, version: number) => Promise<SettingVersion | undefined>;
  /** Writes row, history and mark as one, if the row still has the version before; the event of the change goes with it. */
  readonly write: (
    change: SettingVersion,
    request: { correlationId: string },
  ) => Promise<'written' | 'stale'>;
}
