import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Resource } from '#shared/identity/permissions.ts';

/** Something that officials change without a deployment. Until they do, what the region file says holds. */
export interface Setting<Value = unknown> {
  /** Such as `offices.disdukcapil.hours`: parts of lower-case letters, digits and hyphens, with dots between. */
  readonly name: string;
  /** Whose it is: who may read and change it follows from that. */
  readonly of: Resource;
  /** What a value may be; an issue's message is a code that the service has words for. */
  readonly schema: z.ZodMiniType<Value>;
  /** The value of the region file. */
  readonly file: Value;
}

/** A setting as officials left it. */
export interface SettingRow {
  readonly name: string;
  /** Counts the changes of this setting; one that nobody changed yet has version 0 and no row. */
  readonly version: number;
  /** Absent: back to the default, whatever the region file says by then. */
  readonly value?: unknown;
  /** Epoch milliseconds of the change. */
  readonly at: number;
  /** The account that made it. */
  readonly by: string;
  /** In the words of who made it. */
  readonly reason: string;
}

/** One line of a setting's history, never altered; `from` and `to` are what held before and after. */
export interface SettingVersion extends SettingRow {
  readonly from: unknown;
  readonly to: unknown;
}

/** Values by the name of their setting; what has no entry is as the region file says. */
export type SettingValues = ReadonlyMap<string, unknown>;

/** The values that rows bring. */
export const valuesOf = (rows: readonly SettingRow[]): SettingValues =>
  new Map(rows.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])));

/** What holds. A row that the schema of today refuses, after a deployment, counts for nothing. */
export function inForce<Value>({ name, schema, file }: Setting<Value>, values: SettingValues): Value {
  const read = schema.safeParse(values.get(name));
  return read.success ? read.data : file;
}

/** The subject of the events of a setting: 22 characters that follow from its name. */
export const settingSubject = (name: string): string =>
  createHash('sha256').update(name).digest('base64url').slice(0, 22);
