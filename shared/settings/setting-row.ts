import * as z from 'zod/mini';
import type { SettingRow, SettingVersion } from './setting.ts';

// How settings stand in a service's table: all rows in one partition, so that one query brings them; the mark apart, so that
// asking whether anything changed costs half a read unit; a partition for the history of each.

/** The partition of the rows. */
export const rowsPartition = 'SETTINGS';

/** The row of a setting. */
export const rowKey = (name: string) => ({ pk: rowsPartition, sk: name });

/** The mark that every change replaces. */
export const markKey = { pk: 'SETTINGS#MARK', sk: 'MARK' } as const;

/** The partition of a setting's history. */
export const historyPartition = (name: string): string => `SETTING#${name}`;

/** One version of a setting; the digits keep them in order. */
export const versionKey = (name: string, version: number) => ({
  pk: historyPartition(name),
  sk: `V#${String(version).padStart(8, '0')}`,
});

// Values are JSON text: a setting may be any JSON, and DynamoDB's numbers and empty lists are not quite that.
const json = z.pipe(
  z.string(),
  z.transform((text: string): unknown => JSON.parse(text)),
);
const row = {
  name: z.string(),
  version: z.int(),
  value: z.optional(json),
  at: z.int(),
  by: z.string(),
  reason: z.string(),
};
const rowSchema = z.object(row);
const versionSchema = z.object({ ...row, from: json, to: json });
const markSchema = z.object({ mark: z.string() });

/** A row as it stands in the table. */
export const rowItem = ({ name, version, value, at, by, reason }: SettingRow) => ({
  name,
  version,
  at,
  by,
  reason,
  ...(value !== undefined && { value: JSON.stringify(value) }),
});

/** A version as it stands in the table. */
export const versionItem = (change: SettingVersion) => ({
  ...versionKey(change.name, change.version),
  ...rowItem(change),
  from: JSON.stringify(change.from),
  to: JSON.stringify(change.to),
});

export const parseRow = (item: unknown): SettingRow => rowSchema.parse(item);
export const parseVersion = (item: unknown): SettingVersion => versionSchema.parse(item);
export const parseMark = (item: unknown): string => markSchema.parse(item).mark;
