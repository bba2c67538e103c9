import * as z from 'zod/mini';
import { plainLine } from './plain-text.ts';

const name = z.object({
  name: z.string().check(z.describe('Name of the setting, such as `offices.disdukcapil.hours`')),
});
const version = z.int().check(z.gte(0));
const instant = z.int().check(z.describe('Epoch milliseconds'));
const value = z.unknown().check(z.describe('Any JSON; its form depends on the setting'));

/** A setting as it holds. */
export const settingView = z.object({
  name: z.string(),
  value,
  default: value,
  version: version.check(z.describe('Counts the changes; 0: never changed')),
  since: z.nullable(instant),
  by: z.nullable(z.string().check(z.describe('Account of who changed it last'))),
  reason: z.nullable(z.string()),
});

const pastVersion = z.object({
  version,
  from: value,
  to: value,
  at: instant,
  by: z.string(),
  reason: z.string(),
});

/** Either a new value or an earlier version; version 0 is the default. */
const change = {
  value: z.optional(value),
  restore: z.optional(version.check(z.describe('Number of an earlier version; 0: the default'))),
};

const reason = z
  .string({ error: 'bad-reason' })
  .check(z.trim(), z.minLength(3, 'bad-reason'), z.maxLength(500, 'bad-reason'), plainLine('bad-reason'));

const json = { type: 'application/json', cacheSeconds: 0, status: 200 } as const;

/**
 * The routes by which officials read and change the settings of a service. `effect` is what a change leads to, told before and
 * after it is made.
 */
export const settingRoutes = <const Service extends string, Effect extends z.ZodMiniType>(
  service: Service,
  effect: Effect,
) => {
  const all = `/api/${service}/settings` as const;
  const one = `/api/${service}/settings/{name}` as const;
  return {
    listSettings: {
      method: 'GET',
      path: all,
      access: 'read-settings',
      summary: 'Every setting that the caller may read, as it holds',
      request: z.object({}),
      answer: { ...json, schema: z.object({ settings: z.array(settingView) }) },
      refusals: ['try-again'],
    },
    readSetting: {
      method: 'GET',
      path: one,
      access: 'read-settings',
      summary: 'One setting with its history, newest first',
      request: z.object({ path: name }),
      answer: { ...json, schema: z.object({ setting: settingView, history: z.array(pastVersion) }) },
      refusals: ['forbidden', 'not-found', 'try-again'],
    },
    previewSetting: {
      method: 'POST',
      path: one,
      access: 'change-settings',
      summary: 'What a change would lead to; changes nothing',
      request: z.object({ path: name, body: z.object(change) }),
      answer: { ...json, schema: z.object({ setting: settingView, to: value, effect }) },
      refusals: ['forbidden', 'not-found', 'bad-setting', 'try-again'],
    },
    changeSetting: {
      method: 'PUT',
      path: one,
      access: 'change-settings',
      summary: 'Change a setting, or restore an earlier version; sent twice it is one change',
      request: z.object({
        path: name,
        body: z.object({
          ...change,
          expectedVersion: version.check(z.describe('The version that the caller saw')),
          reason,
        }),
      }),
      answer: { ...json, schema: z.object({ setting: settingView, effect }) },
      refusals: ['forbidden', 'not-found', 'bad-setting', 'bad-reason', 'changed-meanwhile', 'try-again'],
    },
  } as const;
};

export type SettingView = z.output<typeof settingView>;
export type PastVersion = z.output<typeof pastVersion>;
