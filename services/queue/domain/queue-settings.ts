import * as z from 'zod/mini';
import { type Release, releaseOf, type Waitlist, waitlistOf } from '#shared/region/release.ts';
import type { Office, Region, Service } from '#shared/region/schema.ts';
import { canNumber } from '#shared/region/ticket-numbers.ts';
import { plainLine } from '#shared/settings/plain-text.ts';
import { inForce, type Setting, type SettingValues } from '#shared/settings/setting.ts';
import { localDate } from '#shared/time/local.ts';
import { areInOrder } from '#shared/time/windows.ts';

/** A setting of the queue, and whose days follow it. */
export interface QueueSetting<Value = unknown> extends Setting<Value> {
  readonly office: string;
  /** Absent: every service of the office. */
  readonly service?: string;
}

const start = z.string({ error: 'bad-time' }).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-time'));
const end = z.string({ error: 'bad-time' }).check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'bad-time'));

const spansOf = ({ services }: Office) =>
  z.array(z.tuple([start, end], { error: 'bad-spans' }), { error: 'bad-spans' }).check(
    z.maxLength(6, 'bad-spans'),
    z.refine(areInOrder, { error: 'bad-spans', abort: true }),
    z.refine((spans) => services.every((service) => canNumber(spans, service)), 'too-many-numbers'),
  );
const weeksOf = (office: Office) => {
  const spans = spansOf(office);
  const week = z.strictObject(
    { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans },
    { error: 'bad-week' },
  );
  return z.strictObject({ regular: week, ramadan: week }, { error: 'bad-hours' });
};

const said = z
  .string({ error: 'bad-text' })
  .check(z.trim(), z.minLength(1, 'bad-text'), z.maxLength(200, 'bad-text'), plainLine('bad-text'));
const specialDaysOf = (office: Office) => {
  const closure = z.strictObject(
    {
      date: z
        .string({ error: 'bad-date' })
        .check(z.refine((text) => localDate.safeParse(text).success, 'bad-date')),
      spans: spansOf(office),
      reason: z.strictObject({ id: said, en: said }, { error: 'bad-text' }),
    },
    { error: 'bad-closure' },
  );
  return z.array(closure, { error: 'bad-closures' }).check(
    z.maxLength(100, 'too-many-closures'),
    z.refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'double-date'),
  );
};

const MOST_WALK_INS = 400;
const seats = (most: number, code: string) => z.int({ error: code }).check(z.gte(0, code), z.lte(most, code));

/** Weekly opening hours, as the region file has them. */
const hoursOf = (office: Office): QueueSetting<Office['hours']> => ({
  name: `offices.${office.id}.hours`,
  of: { office: office.id },
  office: office.id,
  schema: weeksOf(office),
  file: office.hours,
});

/** Days that differ: closed without spans, or open at other times, whatever week and holidays say. */
const closuresOf = (office: Office): QueueSetting<Office['exceptions']> => ({
  name: `offices.${office.id}.closures`,
  of: { office: office.id },
  office: office.id,
  schema: specialDaysOf(office),
  file: office.exceptions,
});

/** Places of a window; no more than the window has numbers, because numbers are never used twice. */
const quotaOf = (office: Office, { id, quota, numberBlock }: Service): QueueSetting<Service['quota']> => ({
  name: `offices.${office.id}.services.${id}.quota`,
  of: { office: office.id },
  office: office.id,
  service: id,
  schema: z.strictObject(
    { online: seats(numberBlock, 'bad-online-quota'), walkIn: seats(MOST_WALK_INS, 'bad-walk-in-quota') },
    { error: 'bad-quota' },
  ),
  file: quota,
});

const MOST_WAITING = 200;
const MOST_NOTICE_HOURS = 72;
const [LEAST_MINUTES, MOST_MINUTES] = [5, 60] as const;

/** How the places of a day are given out when it can be booked. Days whose sheet exists keep what they had. */
const releaseSettingOf = (office: Office, service: Service): QueueSetting<Release> => ({
  name: `offices.${office.id}.services.${service.id}.release`,
  of: { office: office.id },
  office: office.id,
  service: service.id,
  schema: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('first-come') }, { error: 'bad-release' }),
      z.strictObject(
        {
          kind: z.literal('draw'),
          minutes: z
            .int({ error: 'bad-minutes' })
            .check(z.gte(LEAST_MINUTES, 'bad-minutes'), z.lte(MOST_MINUTES, 'bad-minutes')),
        },
        { error: 'bad-release' },
      ),
    ],
    { error: 'bad-release' },
  ),
  file: releaseOf(service),
});

/** Who may wait for places of full days; holds at once, who waits already goes on waiting. */
const waitlistSettingOf = (office: Office, service: Service): QueueSetting<Waitlist> => ({
  name: `offices.${office.id}.services.${service.id}.waitlist`,
  of: { office: office.id },
  office: office.id,
  service: service.id,
  schema: z.strictObject(
    { people: seats(MOST_WAITING, 'bad-people'), noticeHours: seats(MOST_NOTICE_HOURS, 'bad-notice') },
    { error: 'bad-waitlist' },
  ),
  file: waitlistOf(service),
});

/** Every setting of the queue in a region. */
export const queueSettings = ({ offices }: Region): readonly QueueSetting[] =>
  offices.flatMap((office) => [
    hoursOf(office),
    closuresOf(office),
    ...office.services.flatMap((service) => [
      quotaOf(office, service),
      releaseSettingOf(office, service),
      waitlistSettingOf(office, service),
    ]),
  ]);

/** The region as officials left it. */
export const regionInForce = (region: Region, values: SettingValues): Region => ({
  ...region,
  offices: region.offices.map((office) => ({
    ...office,
    hours: inForce(hoursOf(office), values),
    exceptions: inForce(closuresOf(office), values),
    services: office.services.map((service) => ({
      ...service,
      quota: inForce(quotaOf(office, service), values),
      release: inForce(releaseSettingOf(office, service), values),
      waitlist: inForce(waitlistSettingOf(office, service), values),
    })),
  })),
});
