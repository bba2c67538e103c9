import { insist, type Patience, type QueueApi } from '../../clients/typescript/src/index.ts';
import { NothingFree } from './steps.ts';

/** A window with room in it. */
export interface Place {
  readonly office: string;
  readonly service: string;
  readonly date: string;
  readonly window: string;
}

export interface Search {
  readonly api: QueueApi;
  readonly patience: Patience;
  /** Default: the first office, every service of it in turn. */
  readonly office?: string | undefined;
  readonly service?: string | undefined;
}

const monthOf = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 7); // WIB
const nextMonth = (month: string) => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Windows with room, nearest first, so many at most; throws `NothingFree` with the states that were met. */
export async function freePlaces({ api, patience, ...wish }: Search, most: number): Promise<Place[]> {
  const { offices } = await insist((signal) => api.GET('/api/queue/offices', { signal }), patience);
  const office = offices.find(({ id }) => wish.office === undefined || id === wish.office);
  const services =
    office?.services.filter(({ id }) => wish.service === undefined || id === wish.service) ?? [];
  if (office === undefined || services.length === 0)
    throw new Error(`Kantor atau layanan itu tidak ada. Ada: ${offices.map(({ id }) => id).join(', ')}.`);

  const met = new Map<string, number>();
  for (const { id: service } of services) {
    const found: Place[] = [];
    for (const date of await openDays({ api, patience, office: office.id, service, met })) {
      const { windows } = await insist(
        (signal) =>
          api.GET('/api/queue/offices/{office}/availability', {
            params: { path: { office: office.id }, query: { service, date } },
            signal,
          }),
        patience,
      );
      for (const { state, start } of windows)
        if (state === 'open') found.push({ office: office.id, service, date, window: start });
      if (found.length >= most) return found.slice(0, most);
    }
    if (found.length > 0) return found;
  }
  const states = [...met].map(([state, days]) => `${days} hari ${words[state] ?? state}`).join(', ');
  throw new NothingFree(`Tidak ada tempat kosong di ${office.id} dalam dua bulan: ${states}.`);
}

const words: Readonly<Record<string, string>> = {
  full: 'penuh',
  closed: 'tutup',
  'not-yet': 'belum dibuka',
  outside: 'di luar masa pemesanan',
  open: 'terbuka tanpa jam kosong',
};

/** Days of this month and the next that can be booked, by the deployment's own clock. */
async function openDays({
  api,
  patience,
  office,
  service,
  met,
}: {
  readonly api: QueueApi;
  readonly patience: Patience;
  readonly office: string;
  readonly service: string;
  readonly met: Map<string, number>;
}): Promise<string[]> {
  const ask = (month: string) =>
    insist(
      (signal) =>
        api.GET('/api/queue/offices/{office}/days', {
          params: { path: { office }, query: { service, month } },
          signal,
        }),
      patience,
    );
  const guess = await ask(monthOf(Date.now()));
  const now = monthOf(guess.now);
  const months = [guess.month === now ? guess : await ask(now), await ask(nextMonth(now))];
  return months.flatMap(({ days }) =>
    days.flatMap(({ state, date }) => {
      met.set(state, (met.get(state) ?? 0) + 1);
      return state === 'open' ? [date] : [];
    }),
  );
}
