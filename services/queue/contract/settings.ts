import * as z from 'zod/mini';
import { settingRoutes } from '#shared/settings/setting-routes.ts';

const places = z.int().check(z.gte(0));

/** What a change does to days that can be booked already. */
const settingEffect = z.object({
  affected: z
    .int()
    .check(z.describe('Bookings in hours that are gone or above a lowered quota; all of them are kept')),
  offered: z
    .int()
    .check(
      z.describe(
        'Those of them in hours that are gone: their holders may choose another time at once, and are told after a minute unless the hours are restored before',
      ),
    ),
  days: z.array(
    z.object({
      service: z.string(),
      date: z.string(),
      affected: z.int(),
      windows: z.array(
        z.object({
          start: z.string(),
          end: z.string(),
          from: z.nullable(places.check(z.describe('null: there was no such window'))),
          to: places.check(z.describe('0: closed')),
          booked: places,
          gone: z.boolean().check(z.describe('The office is no longer open at any time of the window')),
          affected: z.array(z.string().check(z.describe('Ticket, such as A012'))),
        }),
      ),
    }),
  ),
});

/** The routes by which officials change hours, special days and quotas. */
export const queueSettingRoutes = settingRoutes('queue', settingEffect);

export type SettingEffect = z.output<typeof settingEffect>;
