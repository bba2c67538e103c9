import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { releasedAt } from '#services/queue/domain/open-day.ts';
import type { Sheet, SheetId } from '#services/queue/domain/sheet.ts';
import type { BookingPorts } from '#services/queue/operations/ports.ts';
import { findOffer, type Offer, serviceDay } from '#services/queue/operations/service-day.ts';
import { createMemoryStores } from '#services/queue/testing/memory-stores.ts';
import type { Region } from '#shared/region/schema.ts';
import { type LocalTime, localDate, localTime } from '#shared/time/local.ts';
import { openDesk } from '../../virtual/desk.ts';
import type { Time } from '../../virtual/time.ts';
import { assumptions } from './assumptions.ts';
import { claimBlind } from './blind.ts';
import { Bucket } from './bucket.ts';
import { type Account, Fleet } from './fleet.ts';
import { meterStores } from './metered-stores.ts';
import { emptyTally, type Tally } from './tally.ts';

/** The day that opens: an ordinary Monday two weeks after an ordinary Monday. */
export const openingDate = localDate.parse('2026-12-07');

/** The registry office of a city: six services of six windows, 234 seats a day. */
export const cityRegion: Region = tanjungbalai;

/** The instant at which that day can be booked from. */
export const openingOf = (region: Region): number => releasedAt(openingDate, region);

export interface OfficeSettings {
  readonly region: Region;
  readonly time: Time;
  readonly random: () => number;
  readonly normal: () => number;
  readonly account: Account;
  /** Environments that stand ready at the opening. */
  readonly ready: number;
  /** Claims without looking first: what the gate is compared with. */
  readonly blindly: boolean;
}

/** One window of the day. */
export interface Place {
  readonly offer: Offer;
  readonly window: LocalTime;
  readonly seats: number;
  /** Which window of its day, from 0. */
  readonly order: number;
}

/** One city: its office, its table, its booking function. */
export interface OpenOffice {
  readonly places: readonly Place[];
  readonly seats: number;
  readonly tally: Tally;
  /** Requests that its API takes. */
  readonly stage: Bucket;
  /** One request to the booking function; undefined: no environment for it. */
  serve<Answer>(work: (desk: BookingPorts) => Promise<Answer>): Promise<Answer | undefined>;
  /** The sheets as they stand, past the functions. */
  look(): Promise<readonly Sheet[]>;
}

const nameOf = ({ service, date }: SheetId) => `${service}/${date}`;

/** Opens the day of an office: its sheets are there, nobody has booked. */
export async function openOffice(settings: OfficeSettings): Promise<OpenOffice> {
  const { region, time, random, normal, account, ready, blindly } = settings;
  const memory = createMemoryStores();
  const tally = emptyTally();
  const stores = meterStores({ stores: memory, time, normal, random, tally });
  const open = () => openDesk({ region, stores, time, random });
  const fleet = new Fleet({ time, normal, account, tally, ready, open });

  const unbooked = new Map<string, Sheet>();
  const places: Place[] = [];
  for (const [offer, sheet] of openedDays(region)) {
    unbooked.set(nameOf(sheet.id), sheet);
    await memory.sheets.create(sheet);
    for (const [order, [name, { cap }]] of Object.entries(sheet.windows).entries()) {
      places.push({ offer, window: localTime.parse(name), seats: cap, order });
    }
  }
  const blind = (desk: BookingPorts) => claimBlind(desk, (id) => unbooked.get(nameOf(id)));
  return {
    places,
    seats: places.reduce((sum, { seats }) => sum + seats, 0),
    tally,
    stage: new Bucket({ now: time.now, ...assumptions.stage }),
    serve: (work) => fleet.serve((desk) => work(blindly ? blind(desk) : desk)),
    look: async () => {
      const sheets = await Promise.all([...unbooked.values()].map(({ id }) => memory.sheets.read(id)));
      return sheets.flatMap((sheet) => sheet ?? []);
    },
  };
}

/** The day that opens, of every service of the region. */
const openedDays = (region: Region): readonly (readonly [Offer, Sheet])[] =>
  region.offices.flatMap((office) =>
    office.services.map(({ id }) => {
      const offer = findOffer(region, { office: office.id, service: id });
      const day = offer && serviceDay(region, offer, openingDate);
      if (!day || 'closed' in day) throw new Error('The office is closed on the day that opens.');
      return [offer, day.unbooked] as const;
    }),
  );
