import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import type { RequestOf } from '#shared/http/route.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { floorOf } from '#shared/region/floor.ts';
import type { Region } from '#shared/region/schema.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import type { Routes } from '../../contract.ts';
import type { Outcome } from '../../domain/floor/ticket.ts';
import { type BookingId, bookingId, tag } from '../../domain/ids.ts';
import { openDay } from '../../domain/open-day.ts';
import type { CounterPorts } from '../../operations/floor/counters.ts';
import { createMemoryFloors, type MemoryFloors } from '../memory-floors.ts';
import { createMemoryLooks } from '../memory-looks.ts';
import { memorySettingsOf } from '../memory-settings.ts';
import { createMemoryStores } from '../memory-stores.ts';
import type { Random } from '../model/random.ts';
import { type Process, Scheduler, start } from '../model/scheduler.ts';
import { wireFloors } from './wire-floors.ts';

const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'model'.repeat(13) }));

/** The hall opens at 07.50 WIB; a second of the network is twenty of the hall, so that a run passes several windows. */
const doors = Date.parse('2026-11-24T00:50:00Z');
const pace = 20;

const date = localDate.parse('2026-11-24');
export const services = ['ktp-el', 'akta', 'kia'] as const;
const COUNTERS = 8;
const OFFICERS = 10;
const BOOKINGS = 40;

/** An answer that somebody got: the same request must never get another number. */
interface Promised {
  readonly label: string;
}

/** A call as it was sent. */
export interface Press {
  readonly counter: string;
  readonly officer: string;
  readonly key: string;
  readonly body: { readonly finish?: Outcome; readonly ticket?: string };
}

/** Something that was asked to be done to a ticket. */
export interface Deed {
  readonly counter: string;
  readonly officer: string;
  readonly key: string;
  readonly body: RequestOf<Routes['actOnTicket']>['body'];
}

/** One small office day, and what the run has seen. */
export class World {
  readonly scheduler: Scheduler;
  readonly floors: MemoryFloors = createMemoryFloors();
  readonly stores = createMemoryStores();
  readonly region: Region;
  readonly rules;
  readonly id;
  readonly officers: readonly string[];
  readonly counters: readonly string[];
  readonly bookings: BookingId[] = [];
  /** Calls that were sent, so that any of them can come again, however late. */
  readonly pressed: Press[] = [];
  /** The same of what was done to tickets. */
  readonly handled: Deed[] = [];
  readonly walkIns = new Map<string, Promised | undefined>();
  readonly flaws: string[] = [];
  readonly counts = new Map<string, number>();
  readonly random: Random;
  #keys = 0;

  constructor(random: Random) {
    this.random = random;
    this.scheduler = new Scheduler(random);
    const floor = {
      counters: COUNTERS,
      mostOvertakings: random.between(2, 8),
      callAgainAfter: random.between(2, 5),
      counterHoldSeconds: 120,
    };
    const offices = tanjungbalai.offices.map((office) => ({
      ...office,
      floor,
      services: office.services.filter(({ id }) => services.some((one) => one === id)),
    }));
    this.region = { ...tanjungbalai, offices };
    const [office] = offices;
    if (!office) throw new Error('The region has no office.');
    this.id = { office: office.id, date };
    this.rules = floorOf(office);
    this.counters = Array.from({ length: COUNTERS }, (_, index) => `${index + 1}`);
    this.officers = Array.from(
      { length: OFFICERS },
      (_, index) => `3f8e2c1a-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
    );
  }

  /** Sheets with their bookings, settled: from 08.00 in windows of an hour. */
  async book(): Promise<void> {
    const { random, stores } = this;
    for (const [place, service] of this.region.offices[0]?.services.entries() ?? []) {
      const id = { ...this.id, service: service.id };
      const sheet = openDay({
        id,
        spans: [{ start: localTime.parse('08:00'), end: localTime.parse('11:00') }],
        service: { ...service, windowMinutes: 60, numberBlock: BOOKINGS },
        settings: {
          timezone: this.region.timezone,
          queue: { horizonDays: 7, releaseTime: '07:00', selfServiceEndsMinutes: 240 },
        },
      });
      const held = Object.fromEntries(
        Array.from({ length: BOOKINGS / 4 }, (_, index) => {
          const booking = bookingId.parse(`b${place}${String(index).padStart(9, '0')}`);
          this.bookings.push(booking);
          return [booking, random.below(3) * BOOKINGS + index + 1];
        }),
      );
      await stores.sheets.create({ ...sheet, held, v: 1 });
      for (const [name, number] of Object.entries(held)) {
        const windows = Object.keys(sheet.windows);
        stores.rows.bookings.set(bookingId.parse(name), {
          id: bookingId.parse(name),
          sheet: id,
          tag: tag.parse('model-----'),
          state: 'BOOKED',
          window: localTime.parse(windows[Math.floor((number - 1) / BOOKINGS)]),
          number,
          v: 1,
          sv: 1,
          mac: 'm',
          sealed: 's',
          priority: random.chance(0.2),
          createdAt: doors,
          correlationId: '3f8e2c1a-0000-4000-8000-000000000000',
        });
      }
    }
  }

  nowFor({ skew }: Pick<Process, 'skew'>): number {
    return doors + (this.scheduler.now - start) * pace + skew;
  }

  /** What an invocation works with. */
  portsFor(process: Process): CounterPorts {
    return { ...this.ports(process), floors: wireFloors(this.floors, this.scheduler)(process) };
  }

  /** The same past the network. */
  ports(process: Pick<Process, 'skew'>): CounterPorts {
    const clock = { now: () => this.nowFor(process) };
    return {
      ...this.stores,
      ...memorySettingsOf({ region: this.region, clock, log: () => undefined }),
      floors: this.floors,
      looks: createMemoryLooks(),
      region: this.region,
      clock,
      keys: async () => ring,
      siteOrigin: 'https://antrean.example',
      nameOf: async () => undefined,
      ripeAt: (now) => now + 60_000,
      changesPerDay: 3,
    };
  }

  newKey(): string {
    this.#keys += 1;
    return `key-${String(this.#keys).padStart(20, '0')}`;
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  flaw(what: string): void {
    this.flaws.push(what);
  }
}
