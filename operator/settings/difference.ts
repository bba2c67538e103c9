import * as z from 'zod/mini';

// What changes from one value to another, in words that somebody at the office reads.

const words: Readonly<Record<string, string>> = {
  mon: 'Senin',
  tue: 'Selasa',
  wed: 'Rabu',
  thu: 'Kamis',
  fri: 'Jumat',
  sat: 'Sabtu',
  sun: 'Minggu',
  regular: 'biasa',
  ramadan: 'Ramadan',
  online: 'kuota daring',
  walkIn: 'kuota datang langsung',
  sms: 'SMS',
  subject: 'judul surel',
  mail: 'isi surel',
};

const spans = z.array(z.tuple([z.string(), z.string()]));
const special = z.array(z.object({ date: z.string(), spans, reason: z.object({ id: z.string() }) }));
const parts = z.record(z.string(), z.unknown());

/** Every part of a value with the place where it stands: `biasa, Senin` → `08:00-12:00`. */
function leaves(value: unknown, place: readonly string[]): readonly (readonly [string, string])[] {
  const days = special.safeParse(value);
  if (days.success && place.length === 0) {
    return days.data.map(({ date, spans: open, reason }) => [date, `${said(open)} (${reason.id})`] as const);
  }
  const record = Array.isArray(value) ? undefined : parts.safeParse(value);
  if (record?.success) {
    return Object.entries(record.data).flatMap(([key, part]) => leaves(part, [...place, words[key] ?? key]));
  }
  return [[place.join(', ') || 'nilai', said(value)]];
}

function said(value: unknown): string {
  const open = spans.safeParse(value);
  if (open.success) {
    return open.data.length === 0 ? 'tutup' : open.data.map(([start, end]) => `${start}-${end}`).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A value, a line for each part. */
export const linesOf = (value: unknown): readonly string[] => {
  const all = leaves(value, []);
  return all.length === 0 ? ['(kosong)'] : all.map(([place, text]) => `${place}: ${text}`);
};

/** The parts that differ, a line for each; empty: nothing does. */
export function differences(from: unknown, to: unknown): readonly string[] {
  const [before, after] = [new Map(leaves(from, [])), new Map(leaves(to, []))];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    const [was, is] = [before.get(place), after.get(place)];
    if (was === is) return [];
    if (was === undefined) return [`+ ${place}: ${is}`];
    if (is === undefined) return [`- ${place}: ${was}`];
    return [`  ${place}: ${was} → ${is}`];
  });
}
