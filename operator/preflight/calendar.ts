import type { Region } from '#shared/region/schema.ts';
import { holidaysKnown } from '#shared/time/holidays.ts';
import { localDate } from '#shared/time/local.ts';
import { type Check, type Finding, ok, warning } from './finding.ts';

const DAY = 86_400_000;
/** Ministers decree the next year's holidays in September or October. */
const DECREED_FROM_MONTH = 10;

/** Whether the calendar reaches as far as bookings do, and the next year too once it is decreed. */
export const calendarIsKnown = (
  { queue, ramadan, timezone }: Pick<Region, 'queue' | 'ramadan' | 'timezone'>,
  now: number,
): Check => ({
  about: 'Hari libur dan Ramadan',
  look: async () => {
    const local = (instant: number) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(instant);
    const today = local(now);
    const [last, thisYear] = [local(now + queue.horizonDays * DAY), Number(today.slice(0, 4))];
    const soon = Number(today.slice(5, 7)) >= DECREED_FROM_MONTH ? [thisYear + 1] : [];
    const years = [...new Set([thisYear, Number(last.slice(0, 4)), ...soon])];
    return years.flatMap((year): Finding[] => {
      const todo = `Isi tahun ${year} di shared/time/holidays.json dan infra/regions/defaults/region.ts menurut SKB 3 Menteri, lalu pasang ulang.`;
      const unknown = holidaysKnown(localDate.parse(`${year}-01-01`)) ? [] : ['hari libur'];
      const fasting = ramadan.some(({ from }) => from.startsWith(`${year}-`)) ? [] : ['tanggal Ramadan'];
      const missing = [...unknown, ...fasting];
      return [
        missing.length === 0
          ? ok(`Tahun ${year} lengkap.`)
          : warning(`Tahun ${year}: belum ada ${missing.join(' dan ')}.`, todo),
      ];
    });
  },
});
