import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import type { Region } from '#shared/region/schema.ts';
import { type LocalTime, localDate, localTime } from '#shared/time/local.ts';
import type { Booking } from '../../domain/booking.ts';
import type { BookingWrite } from '../../domain/booking-store.ts';
import { type BookingId, bookingId, type Tag, tag } from '../../domain/ids.ts';
import { openDay } from '../../domain/open-day.ts';
import type { Sheet, SheetId } from '../../domain/sheet.ts';
import type { SheetRecord } from '../memory-stores.ts';
import { type Facts, featuresOf, flawsOf, flawsOfOffer, flawsOfStep } from './history.ts';
import type { Random } from './random.ts';
import { Scheduler, start } from './scheduler.ts';
import { flawsOfTurn } from './turns.ts';
import type { Stores } from './wire.ts';

/** One submission of the form: its id is made from the key, so sending it again is the same booking. */
export interface Attempt {
  readonly id: BookingId;
  readonly person: Tag;
  readonly sheet: SheetId;
  readonly window: LocalTime;
  readonly from?: BookingId;
  /** With the rights of who lost a place to a closing. */
  readonly amended?: true;
  /** It waits for a place in these windows; empty: in any. */
  readonly wished?: readonly LocalTime[];
}

const second = 1_000;

/** Everything that one run is about, and what the run has seen. */
export class World {
  readonly attempts: Attempt[] = [];
  readonly byId = new Map<BookingId, Attempt>();
  /** A few people who cannot decide. */
  readonly restless: boolean;
  readonly people: Tag[];
  readonly sheets: Sheet[];
  readonly records: SheetRecord[] = [];
  /** Records that settle has not taken yet. */
  readonly unsettled: SheetRecord[] = [];
  readonly written: BookingWrite[] = [];
  /** Bookings answered as booked, with the number told, unless somebody went on to change them. */
  readonly promised = new Map<BookingId, number>();
  readonly disturbed = new Set<BookingId>();
  readonly cancelAnswered = new Set<BookingId>();
  readonly arrived = new Set<BookingId>();
  /** Wishes whose request was sent: how many had been answered then, and when by the sender's clock. */
  readonly asked = new Map<BookingId, { readonly since: number; readonly at: number }>();
  /** Wishes that were answered as taken, with their place among these, and the windows that were kept. */
  readonly waiting = new Map<
    BookingId,
    {
      readonly order: number;
      readonly at: number;
      readonly kept: readonly LocalTime[];
      /** The version of the sheet by which its windows were kept. */
      readonly by: number;
    }
  >();
  /** Wishes that ended without a place. */
  readonly ended = new Set<BookingId>();
  /** Wishes that somebody went to withdraw. */
  readonly withdrawn = new Set<BookingId>();
  /** Who ever moved or claimed with the rights of an offer. */
  readonly favoured = new Set<BookingId>();
  readonly closings: { readonly closing: string; readonly sheet: SheetId }[] = [];
  /** Opened again, and known to be. */
  readonly reopened = new Set<string>();
  readonly gate = new Map<string, { readonly sheet: Sheet; readonly at: number }>();
  readonly counts = new Map<string, number>();
  readonly flaws: string[] = [];
  readonly #versions = new Map<BookingId, Pick<Booking, 'v' | 'sv'>>();
  readonly facts: Facts;
  /** With the one service of the run, whose waitlist asks for no notice. */
  readonly region: Region;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly stores: Stores;

  constructor({ random, stores, seed }: { random: Random; stores: Stores; seed: number }) {
    this.random = random;
    this.stores = stores;
    this.scheduler = new Scheduler(random);
    this.region = {
      ...tanjungbalai,
      offices: tanjungbalai.offices.map((office) => ({
        ...office,
        services: office.services
          .slice(0, 1)
          .map((service) => ({ ...service, id: `akta-${seed}`, waitlist: { people: 20, noticeHours: 0 } })),
      })),
    };
    this.restless = random.chance(0.3);
    this.people = Array.from({ length: random.between(5, 24) }, (_, index) =>
      tag.parse(`person-${String(index).padStart(3, '0')}`),
    );
    this.sheets = ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) =>
      this.#newSheet(localDate.parse(date), seed),
    );
    this.facts = {
      changesPerDay: 3,
      leastCoolDown: 12_000,
      favours: { seats: 1, has: (id) => this.favoured.has(id) },
      tagOf: (id) => this.attemptOf(id).person,
    };
  }

  /** Small days that differ from run to run: scarce or plenty of seats, scarce or plenty of numbers. */
  #newSheet(date: SheetId['date'], seed: number): Sheet {
    const { random } = this;
    const id = { office: 'disdukcapil', service: `akta-${seed}`, date };
    const quota = { online: random.between(1, 7), walkIn: 0 };
    const numberBlock = quota.online + random.between(0, 12);
    const sheet = openDay({
      id,
      spans: [{ start: localTime.parse('08:00'), end: localTime.parse('11:00') }],
      service: { letter: 'A', windowMinutes: 60, quota, numberBlock },
      settings: {
        timezone: 'Asia/Jakarta',
        queue: { horizonDays: 7, releaseTime: '07:00', selfServiceEndsMinutes: 0 },
      },
    });
    const windows = Object.entries(sheet.windows).map(([name, window], index) => {
      const till = start + (40 + 35 * index + random.below(30)) * second;
      return [name, { ...window, till }];
    });
    return { ...sheet, opensAt: start + random.below(6) * second, windows: Object.fromEntries(windows) };
  }

  /** A day as changed settings would cut it: other windows, other quotas. */
  offered({ id, windows }: Sheet): Sheet {
    const { random } = this;
    const day = openDay({
      id,
      spans: [
        { start: localTime.parse(random.chance(0.3) ? '09:00' : '08:00'), end: localTime.parse('11:00') },
      ],
      service: {
        letter: 'A',
        windowMinutes: random.chance(0.2) ? 30 : 60,
        quota: { online: random.below(8), walkIn: 0 },
        numberBlock: 8,
      },
      settings: {
        timezone: 'Asia/Jakarta',
        queue: { horizonDays: 7, releaseTime: '07:00', selfServiceEndsMinutes: 0 },
      },
    });
    const cut = Object.entries(day.windows).map(([name, window], index) => [
      name,
      { ...window, till: windows[localTime.parse(name)]?.till ?? start + (45 + 30 * index) * second },
    ]);
    return { ...day, windows: Object.fromEntries(cut) };
  }

  attemptOf(id: BookingId): Attempt {
    const attempt = this.byId.get(id);
    if (!attempt) throw new Error(`Nobody asked for ${id}`);
    return attempt;
  }

  add(attempt: Omit<Attempt, 'id'>): Attempt {
    const id = bookingId.parse(`b-${String(this.attempts.length).padStart(9, '0')}`);
    const added = { id, ...attempt };
    this.attempts.push(added);
    this.byId.set(id, added);
    return added;
  }

  detailsOf({ id, person, sheet, window, from, wished }: Attempt): Booking {
    return {
      id,
      sheet,
      tag: person,
      state: 'PENDING',
      window,
      v: 0,
      sv: 0,
      mac: 'm',
      sealed: 's',
      priority: false,
      createdAt: Date.parse('2026-11-20T00:00:00Z'),
      correlationId: '3f8e2c1a-0000-4000-8000-000000000000',
      ...(from ? { from } : {}),
      ...(wished ? { wish: { kind: 'waitlist', windows: wished, entry: id } } : {}),
    };
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  flaw(what: string): void {
    this.flaws.push(what);
  }

  /** Takes note of details that were written: two writes of one version would be one event to who consumes them. */
  note(write: BookingWrite): void {
    const { id, v, sv } = write.booking;
    const known = this.#versions.get(id) ?? { v: 0, sv: 0 };
    if (v !== known.v + 1) this.flaw(`${id} was written as version ${v} after ${known.v}`);
    if (sv < known.sv) this.flaw(`${id} followed an image of its sheet older than the one before`);
    this.#versions.set(id, { v, sv });
    this.written.push(write);
    if (write.booking.wish?.ended !== undefined) this.ended.add(id);
  }

  /** Takes over what the stream tells, and checks every image and every step. */
  observe(records: readonly SheetRecord[]): void {
    const { now } = this.scheduler;
    for (const record of records) {
      this.records.push(record);
      this.unsettled.push(record);
      this.gate.set(record.after.id.date, { sheet: record.after, at: now });
      for (const feature of featuresOf(record)) this.count(`seen ${feature}`);
      for (const flaw of [
        ...flawsOf(record.after, this.facts),
        ...flawsOfStep(record, now, this.facts),
        ...flawsOfOffer(record.after, now),
        ...flawsOfTurn(record, { now, world: this }),
      ]) {
        this.flaw(`${record.after.id.date} v${record.after.v} at ${now}: ${flaw}`);
      }
    }
  }
}
