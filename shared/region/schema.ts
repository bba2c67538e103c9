import * as z from 'zod/mini';
import { localDate } from '#shared/time/local.ts';
import { areInOrder } from '#shared/time/windows.ts';
import { documentsSchema } from './documents.ts';
import { floorSchema } from './floor.ts';
import { operationsSchema } from './operations.ts';
import { canNumber } from './ticket-numbers.ts';

const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/));
const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** The end of a span: `24:00` is the midnight that ends the day. */
const endTime = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
const date = z
  .string()
  .check(z.refine((text) => localDate.safeParse(text).success, 'The calendar has no such date.'));
const text = z.object({ id: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });
const count = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));
/** No two entries may have the same of this. */
const distinct = <Entry>(of: (entry: Entry) => unknown, what: string) =>
  z.refine<readonly Entry[]>(
    (entries) => new Set(entries.map(of)).size === entries.length,
    `Two entries have the same ${what}.`,
  );

/** Opening spans of one weekday, local time, in order: `[['08:00','12:00'], ['13:00','15:00']]`; empty: closed. */
const spans = z
  .array(z.tuple([time, endTime]))
  .check(z.refine(areInOrder, 'Spans must be in order and not overlap; each ends after it starts.'));
const week = z.object({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans });

const service = z
  .object({
    id: slug,
    name: text,
    /** First letter of its tickets, unique within the office: `A` gives A001. */
    letter: z.string().check(z.regex(/^[A-Z]$/)),
    /** Seconds at the counter that one person is expected to take. */
    durationSeconds: count(1, 4 * 3600),
    /** Codes of `shared/catalogue`: what to bring is told from there. */
    catalogue: z.array(z.string()),
    /** Opening spans are cut into windows of this many minutes; each has the same quota. */
    windowMinutes: count(10, 240),
    quota: z.object({ online: count(0, 400), walkIn: count(0, 400) }),
    /** Ticket numbers that a window owns; above its online quota, because cancelled numbers are never used again. */
    numberBlock: count(1, 999),
    /** Seats of a window above its quota for people whose place the office closed. Default: a fifth of the online quota, at least 1. */
    offerSeats: z.optional(count(0, 100)),
    /** How the places of a day are given out when booking opens. Default: to who comes first. */
    release: z.optional(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('first-come') }),
        /** Requests of so many minutes are drawn. */
        z.strictObject({ kind: z.literal('draw'), minutes: count(5, 60) }),
      ]),
    ),
    /** Who may wait for places of full days. Default: 20 people a day, 12 hours' notice. */
    waitlist: z.optional(
      z.strictObject({
        /** 0: nobody. */
        people: count(0, 200),
        /** Who waits is given no place that begins sooner than in so many hours. */
        noticeHours: count(0, 72),
      }),
    ),
  })
  .check(
    z.refine(({ quota, numberBlock }) => quota.online <= numberBlock, {
      error: 'A window sells no more seats than it has numbers.',
      path: ['numberBlock'],
    }),
  );

const office = z
  .object({
    id: slug,
    name: text,
    address: z.string(),
    phone: z.optional(z.string()),
    hours: z.object({ regular: week, ramadan: week }),
    /** Keeps its hours on public holidays and joint leave too. */
    openOnHolidays: z.optional(z.literal(true)),
    /** Days that differ: open on a holiday (spans), or closed although the calendar says open (empty spans). */
    exceptions: z.array(z.object({ date, spans, reason: text })).check(distinct(({ date }) => date, 'date')),
    services: z.array(service).check(
      z.minLength(1),
      distinct(({ id }) => id, 'id'),
      distinct(({ letter }) => letter, 'letter'),
    ),
    /** Counters and rules of its hall; left out: those of a small office. */
    floor: z.optional(floorSchema),
    /** What can be asked for online; left out: nothing. */
    documents: z.optional(documentsSchema),
    /** What citizens look for here and get somewhere else. */
    elsewhere: z.optional(z.array(z.object({ what: text, where: text, link: z.url() }))),
  })
  .check(
    z.refine(
      ({ hours, exceptions, services }) =>
        [
          ...Object.values(hours).flatMap((days) => Object.values(days)),
          ...exceptions.map((one) => one.spans),
        ].every((open) => services.every((one) => canNumber(open, one))),
      {
        error: 'A day needs more than 9000 ticket numbers: smaller blocks, or longer windows.',
        path: ['services'],
      },
    ),
  );

/** What a deployment must know of one city; travels inside the bundles. Officials' later edits override it as rows. */
export const regionSchema = z.object({
  /** Names stacks, bus and folders. */
  id: slug,
  /** Kemendagri code such as `12.74` (BPS numbers the same cities differently). */
  code: z.string().check(z.regex(/^\d{2}\.\d{2}(\.\d{2})?$/)),
  name: text,
  /** Serves nobody: every page says so, and only a deployment that names the region includes it. */
  demonstration: z.optional(z.literal(true)),
  timezone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  languages: z.array(z.enum(['id', 'en'])),
  /** Values of the CSS custom properties `--ina-*` of this city. */
  brand: z.record(z.string(), z.string()),
  /** Where citizens reach the site, without a slash at the end. */
  origin: z.url(),
  /** Inclusive local dates on which the Ramadan hours hold. */
  ramadan: z.array(
    z
      .object({ from: date, to: date, source: z.string() })
      .check(z.refine(({ from, to }) => from <= to, 'It ends before it begins.')),
  ),
  /** Where extortion is reported; printed on every ticket. */
  reportExtortion: z.object({ label: text, contact: z.string() }),
  queue: z.object({
    /** A day can be booked from this many calendar days ahead … */
    horizonDays: count(1, 60),
    /** … from this local time on. */
    releaseTime: time,
    /** Minutes before a window's start at which self-service ends and check-in opens. */
    selfServiceEndsMinutes: count(0, 240),
    /** Live bookings that one NIK may hold across days. */
    liveBookingsPerPerson: count(1, 20),
    changesPerPersonAndDay: count(1, 10),
    /** A cancelled seat is sold again after a random time between these, in seconds. */
    coolDownSeconds: z
      .object({ least: count(0, 3600), most: count(0, 7200) })
      .check(z.refine(({ least, most }) => least <= most, 'The least is more than the most.')),
    /** Days after the visit on which contact data is deleted. */
    retentionDays: count(1, 365),
    /** Days after its date on which a day sheet is deleted: it names nobody, but its tags stand for people. */
    sheetRetentionDays: z._default(count(1, 3650), 90),
    /** Recovery requests per day of one person: of a NIK with the phone that they name. */
    recoveriesPerDay: count(1, 50),
    /** Local time at which who has booked tomorrow is reminded; nobody is written to at night. */
    reminderTime: z._default(
      time.check(z.refine((at) => at >= '08:00' && at <= '19:00', 'Reminders go out from 08:00 to 19:00.')),
      '16:00',
    ),
    /** Upper bound of the proof-of-work counter; the median solve takes half of the work. */
    challengeCost: count(1, 1_000_000),
  }),
  notifications: z.object({
    /** Sender of mail to citizens; its domain is verified with the mail service. */
    mailFrom: z.email(),
    /** Messages that one phone number or mail address is sent a day: who books under a stranger's number cannot flood it. */
    messagesPerRecipientAndDay: z._default(count(1, 500), 20),
    /** Which messages go out as SMS too, because each costs; all of them go to who gave a mail address. */
    textMessages: z._default(
      z.strictObject({
        /** The evening before the visit. */
        reminder: z._default(z.boolean(), true),
        /** To who has checked in: called soon, and called. */
        line: z._default(z.boolean(), false),
      }),
      { reminder: true, line: false },
    ),
  }),
  /** How the region runs in AWS; left out: modestly. */
  operations: z.optional(operationsSchema),
  offices: z.array(office).check(
    z.minLength(1),
    distinct(({ id }) => id, 'id'),
    // Offices without letters have nothing to be told apart by.
    distinct(({ documents }) => documents?.letters?.code ?? Symbol(), 'code of letters'),
  ),
  /** Ids of keys that got out: no letter that one of them signed counts any more, whatever its date. */
  withdrawnLetterKeys: z.optional(z.array(z.string().check(z.regex(/^[0-9a-f]{8}$/)))),
});

export type Region = z.infer<typeof regionSchema>;
export type Office = Region['offices'][number];
export type Service = Office['services'][number];
/** A text in every language the product speaks. */
export type Text = z.infer<typeof text>;
