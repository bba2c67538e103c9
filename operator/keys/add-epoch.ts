import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';

const secretSchema = z.catchall(
  z.object({ epochs: z.record(z.iso.date(), z.string().check(z.regex(/^k\d{1,4}$/))) }),
  z.string(),
);

/** The secret with one key more, and from when that one holds. */
export interface NextKeys {
  readonly secret: string;
  readonly id: string;
  readonly from: string;
}

const DAY = 86_400_000;
/** Days beyond the last bookable one: environments keep the keys they read, and none lives so long. */
const SPARE_DAYS = 3;

/**
 * Adds a key for dates that nobody can book yet, so that no day ever has two keys. Nothing is taken away: links, tags and
 * seals of earlier dates go on with theirs. Throws, without telling the content, when it is no key secret or the next key is there already.
 */
export function addEpoch(
  text: string,
  {
    today,
    horizonDays,
    random = randomBytes,
  }: {
    /** Local date of the region. */
    readonly today: string;
    /** Days ahead that can be booked; 0 for a secret whose seals are opened within a day. */
    readonly horizonDays: number;
    readonly random?: (bytes: number) => Buffer;
  },
): NextKeys {
  const read = secretSchema.safeParse(parse(text));
  if (!read.success) throw new Error('Rahasia ini bukan rahasia kunci Balai.');
  const { epochs, ...keys } = read.data;
  const from = new Date(Date.parse(`${today}T00:00:00Z`) + (horizonDays + SPARE_DAYS) * DAY)
    .toISOString()
    .slice(0, 10);
  const last = Object.keys(epochs).toSorted().at(-1) ?? '';
  if (last >= today)
    throw new Error(`Kunci berikutnya sudah ada dan mulai berlaku ${last}; tunggu sampai lewat.`);
  const highest = Math.max(...Object.keys(keys).map((id) => Number(id.slice(1))), 0);
  const id = `k${highest + 1}`;
  const value = random(48).toString('base64url');
  return { secret: JSON.stringify({ epochs: { ...epochs, [from]: id }, ...keys, [id]: value }), id, from };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
