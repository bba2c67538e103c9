import { describe, expect, test } from 'vitest';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { email as emailSchema } from '#shared/identity/email.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { unseal } from '#shared/identity/seal.ts';
import { type InboxMessage, recipientContext } from '#shared/notifications/message.ts';
import type { Region } from '#shared/region/schema.ts';
import { type LocalTime, localDate, localTime } from '#shared/time/local.ts';
import { cancel } from '../domain/cancel.ts';
import { claim } from '../domain/claim.ts';
import { move } from '../domain/move.ts';
import type { Sheet, SheetId } from '../domain/sheet.ts';
import { createMemoryClosings } from '../testing/memory-closings.ts';
import { createMemoryReminders } from '../testing/memory-reminders.ts';
import { memorySettingsOf } from '../testing/memory-settings.ts';
import { createMemoryStores } from '../testing/memory-stores.ts';
import { idOf, sampleBooking, tagOf } from '../testing/samples.ts';
import { commitDecision } from './commit-decision.ts';
import { sealContact } from './contact.ts';
import { prepareSheets } from './prepare-sheets.ts';
import { remindTomorrow } from './remind-tomorrow.ts';

const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'q'.repeat(64) }));
const inboxRing = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'n'.repeat(64) }));
const tomorrow: SheetId = { office: 'disdukcapil', service: 'ktp-el', date: localDate.parse('2026-11-24') };
const eight = localTime.parse('08:00');
const booked = Date.parse('2026-11-20T03:00:00Z');

/** One office on the eve of a Tuesday; what is handed to notifications lies in `sent`. */
async function eve({ at = '2026-11-23T16:00:10+07:00', changes = {} as Partial<Region> } = {}) {
  const region: Region = { ...tanjungbalai, ...changes };
  const stores = createMemoryStores();
  const clock = { at: Date.parse(at) };
  const sent: { message: InboxMessage; afterSeconds: number | undefined }[] = [];
  const broken = new Set<string>();
  const ports = {
    ...stores,
    closings: createMemoryClosings(),
    region,
    siteOrigin: region.origin,
    clock: { now: () => clock.at },
    keys: async () => ring,
    inboxKeys: async () => inboxRing,
    reminders: createMemoryReminders(),
    log: () => undefined,
    send: async (message: InboxMessage, afterSeconds?: number) => {
      if (broken.has(message.subject)) throw new Error('The inbox is not there.');
      sent.push({ message, afterSeconds });
    },
  };
  await prepareSheets({
    ...ports,
    ...memorySettingsOf({ region, clock: { now: () => booked }, log: () => undefined }),
    clock: { now: () => booked },
  });
  const terms = { now: clock.at, ripeAt: clock.at, changesPerDay: 99 };

  const office = {
    ports,
    stores,
    clock,
    sent,
    broken,
    remind: () => remindTomorrow(ports),
    names: () => sent.map(({ message: { subject, version, kind } }) => `${subject} ${version} ${kind}`),
    async book(
      name: string,
      {
        mail,
        createdAt = booked,
        window = eight,
      }: { mail?: string; createdAt?: number; window?: LocalTime } = {},
    ) {
      const id = idOf(name);
      const sealed = sealContact(ring, id, tomorrow.date, {
        nik: nik.parse('1274015203900001'),
        name: personName.parse('Siti Aminah'),
        phone: phone.parse('081234567890'),
        language: 'id',
        ...(mail === undefined ? {} : { email: emailSchema.parse(mail) }),
      });
      await stores.bookings.put(sampleBooking(name, { sheet: tomorrow, window, sealed, createdAt }));
      await commitDecision(stores.sheets, {
        sheet: tomorrow,
        booking: id,
        decide: (sheet) => claim(sheet, { id, tag: tagOf(name), window }, booked),
      });
      return id;
    },
    /** So many people, as many in each of the day's windows. */
    async bookMany(count: number) {
      const hours = ['08:00', '09:00', '10:00', '11:00', '13:00'].map((time) => localTime.parse(time));
      const names = Array.from({ length: count }, (_, index) => `p${index}`);
      for (const [index, name] of names.entries()) {
        await office.book(name, { window: hours[Math.floor((index * hours.length) / count)] ?? eight });
      }
    },
    move: async (name: string, to: LocalTime) => {
      const details = await stores.bookings.read(idOf(name));
      if (details === undefined) throw new Error('There is no such booking.');
      await commitDecision(stores.sheets, {
        sheet: tomorrow,
        booking: details.id,
        decide: (sheet) => move(sheet, { ...details, to }, terms),
      });
    },
    async cancel(name: string) {
      const details = await stores.bookings.read(idOf(name));
      if (details === undefined) throw new Error('There is no such booking.');
      await commitDecision(stores.sheets, {
        sheet: tomorrow,
        booking: details.id,
        decide: (sheet) => cancel(sheet, details, terms),
      });
    },
  };
  return office;
}

test('who is expected tomorrow is reminded once, with the link that asks whether they come', async () => {
  const { book, remind, sent } = await eve();
  const id = await book('ani');

  await remind();

  expect(sent).toMatchObject([
    {
      message: {
        subject: id,
        kind: 'reminder',
        language: 'id',
        parameters: { ticket: 'A001', date: '2026-11-24' },
      },
    },
  ]);
  const [{ message } = { message: undefined }] = sent;
  const recipient = message && unseal(inboxRing, recipientContext(message), message.recipient);
  expect(recipient).toMatch(/"link":"https:[^"]+\/datang#k1\./);
});

test('the schedule may run as often as it likes: nobody is reminded again, not even after a move', async () => {
  const { book, move, remind, names, clock } = await eve();
  await book('ani');
  await book('budi');

  await remind();
  await move('ani', localTime.parse('10:00'));
  clock.at += 3_600_000;
  await remind();
  await remind();

  expect(names()).toHaveLength(2);
});

test('after a crash in the middle it goes on where it stopped; whoever was reached may be handed over again under the same name', async () => {
  const { bookMany, remind, names, broken } = await eve();
  await bookMany(50);
  broken.add(idOf('p25'));

  await expect(remind()).rejects.toThrow('1 reminders or sheets failed');
  const first = names();
  broken.clear();
  await remind();
  const second = names().slice(first.length);

  expect(first).toHaveLength(49);
  // The first step of twenty was done; the second had the failure.
  expect(second).toHaveLength(30);
  expect(new Set(names()).size).toBe(50);
});

test('after a failure and a move a reminder comes again for the same day, so that notifications send one', async () => {
  const { book, move, remind, sent, broken, stores } = await eve();
  const ani = await book('ani');
  broken.add(await book('budi'));
  await expect(remind()).rejects.toThrow();
  await move('ani', localTime.parse('10:00'));
  const details = await stores.bookings.read(ani);
  if (details) stores.rows.bookings.set(ani, { ...details, v: details.v + 1 });
  broken.clear();

  await remind();

  const toAni = sent.filter(({ message }) => message.subject === ani).map(({ message }) => message);
  expect(toAni).toMatchObject([
    { kind: 'reminder', once: tomorrow.date },
    { kind: 'reminder', once: tomorrow.date },
  ]);
  expect(new Set(toAni.map(({ version }) => version)).size).toBe(2);
});

test('who cancelled meanwhile, was erased, or booked just now gets none', async () => {
  const { book, cancel: giveUp, remind, names, stores } = await eve();
  const ani = await book('ani');
  await book('budi');
  await giveUp('budi');
  await book('citra', { createdAt: Date.parse('2026-11-23T15:00:00+07:00') });
  const dewi = await book('dewi');
  const details = await stores.bookings.read(dewi);
  if (details) stores.rows.bookings.set(dewi, { ...details, sealed: '' });
  const eka = await book('eka');
  const there = await stores.bookings.read(eka);
  if (there) stores.rows.bookings.set(eka, { ...there, state: 'CANCELLED' });

  await remind();

  expect(names()).toEqual([expect.stringMatching(new RegExp(`^${ani} `))]);
});

test.each<[string, (sheet: Sheet) => Partial<Sheet>]>([
  [
    'by its quota',
    ({ windows }) => ({
      windows: Object.fromEntries(
        Object.entries(windows).map(([start, window]) => [start, { ...window, cap: 0 }]),
      ),
    }),
  ],
  ['by hand', () => ({ shut: [['closing-0001', eight, localTime.parse('12:00')]] })],
])('nobody is reminded of a window that the office closed %s', async (_, closed) => {
  const { book, remind, names, stores } = await eve();
  await book('ani');
  for (const [name, sheet] of stores.rows.sheets) {
    stores.rows.sheets.set(name, { ...sheet, ...closed(sheet) });
  }

  await remind();

  expect(names()).toEqual([]);
});

describe('the clock of the region decides', () => {
  const wit = { timezone: 'Asia/Jayapura' } as const;

  test.each([
    ['an hour early', '2026-11-23T15:00:00+09:00', 0],
    ['at sixteen hours in Jayapura, fourteen in Jakarta', '2026-11-23T16:00:00+09:00', 1],
    ['at sixteen hours in Jakarta, when it is eighteen in Jayapura', '2026-11-23T16:00:00+07:00', 1],
    ['when people sleep', '2026-11-23T22:30:00+09:00', 0],
    ['after midnight, by a call that was kept', '2026-11-24T00:30:00+09:00', 0],
  ])('%s', async (_, at, count) => {
    const { book, remind, sent } = await eve({ at, changes: wit });
    await book('ani');

    await remind();

    expect(sent).toHaveLength(count);
    for (const { message } of sent) expect(message.parameters.zone).toBe('WIT');
  });
});

test('messages leave one after another, as fast as the providers take them', async () => {
  const { bookMany, remind, sent } = await eve();
  await bookMany(40);

  await remind();

  const delays = sent.map(({ afterSeconds }) => afterSeconds ?? 0).sort((one, other) => one - other);
  // None before a move that was under way has been settled.
  for (let second = 15; second < 19; second += 1) {
    expect(delays.filter((delay) => delay === second)).toHaveLength(10);
  }
});

test('where SMS are too dear, only who gave a mail address is reminded, by mail', async () => {
  const notifications = { ...tanjungbalai.notifications, textMessages: { reminder: false, line: false } };
  const { book, remind, sent } = await eve({ changes: { notifications } });
  await book('ani');
  const budi = await book('budi', { mail: 'budi@contoh.id' });

  await remind();

  expect(sent.map(({ message }) => [message.subject, message.only])).toEqual([[budi, 'mail']]);
});
