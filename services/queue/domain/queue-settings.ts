import * as z from 'zod/mini';
import type { Office, Region, Service } from '#shared/region/schema.ts';
import { plainLine } from '#shared/settings/plain-text.ts';
import { inForce, type Setting, type SettingValues } from '#shared/settings/setting.ts';
import { localDate, localTime, minutesOf } from '#shared/time/local.ts';

/** A setting of the queue, and whose days follow it. */
export interface QueueSetting<Value = unknown> extends Setting<Value> {
  readonly office: string;
  /** Absent: every service of the office. */
  readonly service?: string;
}

const start = z.string({ error: 'bad-time' }).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-time'));
const end = z.string({ error: 'bad-time' }).check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'bad-time'));

/** Each span ends after it starts, and none starts before the one before has ended; times of wrong form are told apart from that. */
const inOrder = (spans: readonly (readonly [string, string])[]): boolean => {
  const times = spans.flat().map((time) => localTime.safeParse(time));
  const edges = times.map((time) => (time.success ? minutesOf(time.data) : Number.NaN));
  return edges.every((edge, index) => {
    const before = edges[index - 1] ?? -1;
    return !(index % 2 === 0 ? edge < before : edge <= before);
  });
};

const spans = z
  .array(z.tuple([start, end], { error: 'bad-spans' }), { error: 'bad-spans' })
  .check(z.maxLength(6, 'bad-spans'), z.refine(inOrder, { error: 'bad-spans', abort: true }));
const week = z.strictObject(
  { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans },
  { error: 'bad-week' },
);
const hours = z.strictObject({ regular: week, ramadan: week }, { error: 'bad-hours' });

const said = z
  .string({ error: 'bad-text' })
  .check(z.trim(), z.minLength(1, 'bad-text'), z.maxLength(200, 'bad-text'), plainLine('bad-text'));
const closure = z.strictObject(
  {
    date: z
      .string({ error: 'bad-date' })
      .check(z.refine((text) => localDate.safeParse(text).success, 'bad-date')),
    spans,
    reason: z.strictObject({ id: said, en: said }, { error: 'bad-text' }),
  },
  { error: 'bad-closure' },
);
const closures = z.array(closure, { error: 'bad-closures' }).check(
  z.maxLength(100, 'too-many-closures'),
  z.refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'double-date'),
);

const MOST_WALK_INS = 400;
const seats = (most: number, code: string) => z.int({ error: code }).check(z.gte(0, code), z.lte(most, code));

/** Weekly opening hours, as the region file has them. */
export const hoursOf = ({ id, hours: file }: Office): QueueSetting<Office['hours']> => ({
  name: `offices.${id}.hours`,
  of: { office: id },
  office: id,
  schema: hours,
  file,
});

/** Days that differ: closed without spans, or open at other times, whatever week and holidays say. */
export const closuresOf = ({ id, exceptions }: Office): QueueSetting<Office['exceptions']> => ({
  name: `offices.${id}.closures`,
  of: { office: id },
  office: id,
  schema: closures,
  file: exceptions,
});

/** Places of a window; no more than the window has numbers, because numbers are never used twice. */
export const quotaOf = (
  office: Office,
  { id, quota, numberBlock }: Service,
): QueueSetting<Service['quota']> => ({
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

/** Every setting of the queue in a region. */
export const queueSettings = ({ offices }: Region): readonly QueueSetting[] =>
  offices.flatMap((office) => [
    hoursOf(office),
    closuresOf(office),
    ...office.services.map((service) => quotaOf(office, service)),
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
    })),
  })),
});
