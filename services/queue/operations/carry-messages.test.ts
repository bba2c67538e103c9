import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { decodeOutbox, encodeOutbox, readEntry } from '#shared/events/outbox.ts';
import { recoveryRequested } from '#shared/events/queue.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import { type Email, email as emailSchema } from '#shared/identity/email.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { type Nik, nik as nikSchema } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone as phoneSchema } from '#shared/identity/phone.ts';
import { unseal } from '#shared/identity/seal.ts';
import {
  type InboxMessage,
  inboxMessage,
  recipientContext,
  recipient as recipientSchema,
} from '#shared/notifications/message.ts';
import { type LocalDate, type LocalTime, localDate, localTime } from '#shared/time/local.ts';
import { cancel } from '../domain/cancel.ts';
import type { BookingId } from '../domain/ids.ts';
import { move } from '../domain/move.ts';
import { createMemoryClosings } from '../testing/memory-closings.ts';
import { createMemoryFloors } from '../testing/memory-floors.ts';
import { memorySettingsOf } from '../testing/memory-settings.ts';
import { createMemoryStores } from '../testing/memory-stores.ts';
import { carryMessages, courierEvent } from './carry-messages.ts';
import { commitDecision } from './commit-decision.ts';
import type { CourierPorts } from './courier-ports.ts';
import { createGate } from './gate.ts';
import { placeBooking } from './place-booking.ts';
import type { BookingPorts } from './ports.ts';
import { type RecoveryWish, sealWish } from './recovery-wish.ts';
import { findOffer } from './service-day.ts';
import { settleSheet } from './settle-sheet.ts';

const keys = (epochs: Record<string, string>, letter: string) =>
  readKeyRing(JSON.stringify({ epochs, k1: letter.repeat(64), k2: letter.toUpperCase().repeat(64) }));
// Tags change in the middle of the horizon.
const ring = keys({ '2000-01-01': 'k1', '2026-11-27': 'k2' }, 'q');
const inboxRing = keys({ '2000-01-01': 'k1' }, 'n');

const tuesday = localDate.parse('2026-11-24');
const friday = localDate.parse('2026-11-27');
const [eight, nine, ten] = [localTime.parse('08:00'), localTime.parse('09:00'), localTime.parse('10:00')];
const windows = [eight, nine, ten];
const siti = nikSchema.parse('1274015203900001');
const phone = phoneSchema.parse('081234567890');
const stranger = phoneSchema.parse('081200000000');

/** One office with its stores in memory; events go to the courier when they are carried. */
function office() {
  const stores = createMemoryStores();
  const clock = { at: Date.parse('2026-11-23T08:00:00+07:00') };
  const sent: InboxMessage[] = [];
  const logged: string[] = [];
  const wishes = new Map<string, string>();
  const random = () => 0.5;
  const ports: BookingPorts & CourierPorts = {
    ...stores,
    region,
    settings: memorySettingsOf({ region, clock: { now: () => clock.at }, log: () => undefined }).settings,
    clock: { now: () => clock.at },
    random,
    siteOrigin: region.origin,
    keys: async () => ring,
    inboxKeys: async () => inboxRing,
    floors: createMemoryFloors(),
    gate: createGate({ glance: stores.sheets.glance, clock: { now: () => clock.at }, random: () => 0 }),
    closings: createMemoryClosings(),
    recoveries: {
      read: async (id) => {
        const sealed = wishes.get(id);
        return sealed === undefined ? undefined : { id, sealed, correlationId: 'request-0001' };
      },
    },
    send: async (message) => {
      sent.push(inboxMessage.parse(JSON.parse(JSON.stringify(message))));
    },
    log: (code, fields) => logged.push(`${code} ${fields?.reason ?? fields?.count ?? ''}`.trim()),
  };
  const settling = { ...ports, ...stores, ripeAt: () => clock.at + 60_000, changesPerDay: 3 };

  return {
    ports,
    stores,
    clock,
    sent,
    logged,
    async book(
      key: string,
      {
        nik = siti,
        date = tuesday,
        window = eight,
        email,
        from,
      }: { nik?: Nik; date?: LocalDate; window?: LocalTime; email?: Email; from?: BookingId } = {},
    ): Promise<BookingId> {
      const offer = findOffer(region, { office: 'disdukcapil', service: 'ktp-el' });
      if (offer === undefined) throw new Error('The region has no such service.');
      const id = bookingIdOf(ring, key);
      const outcome = await placeBooking(ports, ring, {
        id,
        offer,
        date,
        window,
        contact: {
          nik,
          name: personName.parse('Siti Aminah'),
          phone,
          language: 'id',
          ...(email && { email }),
        },
        priority: false,
        correlationId: 'request-0001',
        ...(from && { from }),
      });
      if ('refused' in outcome) throw new Error(`Refused: ${outcome.refused[0].code}`);
      return id;
    },
    async change(id: BookingId, to: LocalTime | 'cancel') {
      const details = await stores.bookings.read(id);
      if (details === undefined) return;
      const terms = { now: clock.at, ripeAt: clock.at, changesPerDay: 99 };
      await commitDecision(stores.sheets, {
        sheet: details.sheet,
        booking: id,
        decide: (sheet) =>
          to === 'cancel' ? cancel(sheet, details, terms) : move(sheet, { ...details, to }, terms),
      });
    },
    /** Settles every record that the stream has had so far, once each. */
    async settle() {
      for (let record = stores.stream.shift(); record; record = stores.stream.shift()) {
        await settleSheet(settling, { sheet: record.after, before: record.before });
      }
    },
    /** The events that settling has written so far, as the bus brings them. */
    events: () =>
      stores.written.flatMap(({ booking, events, now, causationId }) => {
        const [first, ...rest] = events;
        if (first === undefined) return [];
        const { id: subject, v: version, correlationId } = booking;
        const cause = { occurredAt: now, region: region.id, subject, version, correlationId, causationId };
        return (decodeOutbox(encodeOutbox(cause, [first, ...rest])) ?? []).map((raw) => {
          const entry = readEntry(raw);
          return courierEvent.parse({ ...entry, 'detail-type': entry?.detailType });
        });
      }),
    async carryAll() {
      for (const event of this.events()) await carryMessages(ports, event);
    },
    async recover(wish: Partial<RecoveryWish> = {}, id = 'AbCdEfGhIjKlMnOpQrStUv') {
      wishes.set(id, sealWish(ring, { id, date: tuesday }, { nik: siti, phone, ...wish }));
      await this.recoverAgain(id);
    },
    async recoverAgain(id: string) {
      const cause = {
        occurredAt: 1,
        region: region.id,
        subject: id,
        version: 1,
        correlationId: 'request-0001',
        causationId: 'request-0001',
      };
      const entry = readEntry(
        decodeOutbox(encodeOutbox(cause, [recoveryRequested.of({ recovery: id })]))?.[0],
      );
      await carryMessages(ports, courierEvent.parse({ ...entry, 'detail-type': entry?.detailType }));
    },
  };
}

const recipientOf = (message: InboxMessage | undefined) => {
  if (message === undefined) throw new Error('No message was sent.');
  return recipientSchema.parse(
    JSON.parse(unseal(inboxRing, recipientContext(message), message.recipient) ?? ''),
  );
};

/** The message as a later release may send it: every object in it has one more field. */
const asSentLater = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? {
        ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asSentLater(inner)])),
        addedLater: { any: ['thing'] },
      }
    : value;

test('events with fields that are not known yet are read as those without', async () => {
  const hall = office();
  const id = await hall.book('first');
  await hall.settle();
  await hall.change(id, nine);
  await hall.settle();
  await hall.change(id, 'cancel');
  await hall.settle();
  const events = hall.events();

  const read = events.map((event) => courierEvent.parse(asSentLater(event)));

  expect(events).toHaveLength(3);
  expect(read).toEqual(events);
});

describe('a booking', () => {
  test('leads to a message with its ticket, sealed to phone, mail and link', async () => {
    const hall = office();
    const id = await hall.book('first', { email: emailSchema.parse('siti@contoh.id') });
    await hall.settle();

    await hall.carryAll();

    expect(hall.sent).toMatchObject([
      {
        subject: id,
        kind: 'slot-booked',
        language: 'id',
        parameters: {
          ticket: 'A001',
          office: 'Dinas Kependudukan dan Pencatatan Sipil Kota Tanjungbalai',
          service: 'KTP-el',
          date: '2026-11-24',
          window: { start: '08:00', end: '09:00' },
          zone: 'WIB',
        },
      },
    ]);
    const { link, ...reach } = recipientOf(hall.sent[0]);
    expect(reach).toEqual({ phone: '+6281234567890', email: 'siti@contoh.id' });
    expect(link).toMatch(new RegExp(`^${region.origin}/tiket#k1\\.${id}\\.[\\w-]{22}$`));
    expect(JSON.stringify(hall.sent)).not.toMatch(/6281234567890|tiket#|Siti|1274015203900001/);
  });

  test('that was moved before its message went out is told only with its new number', async () => {
    const hall = office();
    const id = await hall.book('first');
    await hall.settle();
    await hall.change(id, ten);
    await hall.settle();

    await hall.carryAll();

    expect(hall.sent.map(({ kind, parameters }) => [kind, parameters.ticket])).toEqual([
      ['slot-moved', 'A081'],
    ]);
    expect(hall.logged).toContain('message-dropped superseded');
  });

  test('that was cancelled before its message went out is told only that it is cancelled, with the way to book again', async () => {
    const hall = office();
    const id = await hall.book('first');
    await hall.settle();
    await hall.change(id, 'cancel');
    await hall.settle();

    await hall.carryAll();

    expect(hall.sent.map(({ kind }) => kind)).toEqual(['slot-cancelled']);
    expect(recipientOf(hall.sent[0]).link).toBe(region.origin);
  });

  test('moved to another day is told once, as moved; what was on its way about the old one ends', async () => {
    const hall = office();
    const old = await hall.book('first');
    await hall.settle();
    const next = await hall.book('second', { date: friday, from: old });
    await hall.settle();

    await hall.carryAll();

    const [ends, ...told] = hall.sent.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(told).toMatchObject([{ kind: 'slot-moved', subject: next }]);
    const { v: version } = (await hall.stores.bookings.read(old)) ?? {};
    expect(ends).toMatchObject({ kind: 'slot-cancelled', subject: old, only: 'none', version });
    expect(hall.logged).toContain('message-dropped moved');
  });

  test('that was cancelled at the counter, before its sheet follows, is not told of any more', async () => {
    const hall = office();
    const id = await hall.book('first');
    await hall.settle();
    const booking = await hall.stores.bookings.read(id);
    if (booking === undefined) throw new Error('No booking.');
    const cancelled = { ...booking, state: 'CANCELLED', v: booking.v + 1 } as const;
    await hall.stores.bookings.update({
      booking: cancelled,
      events: [],
      now: 1,
      causationId: 'request-0002',
    });

    await hall.carryAll();

    expect(hall.sent).toEqual([]);
  });

  test('whose details are erased is not told', async () => {
    const hall = office();
    await hall.book('first');
    await hall.settle();
    const [event] = hall.events();
    const erased = { ...hall.ports, bookings: { ...hall.ports.bookings, read: async () => undefined } };

    if (event) await carryMessages(erased, event);

    expect([hall.sent, hall.logged]).toEqual([[], ['message-dropped erased']]);
  });

  test('is not told after its day', async () => {
    const hall = office();
    await hall.book('first');
    await hall.settle();
    hall.clock.at = Date.parse('2026-11-25T00:00:00+07:00');

    await hall.carryAll();

    expect([hall.sent, hall.logged]).toEqual([[], ['message-dropped past']]);
  });

  test('whose message could not be handed over is tried again, with the same name', async () => {
    const hall = office();
    await hall.book('first');
    await hall.settle();
    const [event] = hall.events();
    if (event === undefined) throw new Error('No event.');

    await expect(
      carryMessages({ ...hall.ports, send: () => Promise.reject(new Error('no queue')) }, event),
    ).rejects.toThrow('no queue');
    await carryMessages(hall.ports, event);
    await carryMessages(hall.ports, event);

    const names = hall.sent.map(({ subject, version, kind }) => `${subject} ${version} ${kind}`);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
  });
});

describe('a recovery', () => {
  test('sends the link of each live booking, under every key of the horizon, to the phone given at booking', async () => {
    const hall = office();
    const ids = [await hall.book('first'), await hall.book('second', { date: friday })];
    await hall.settle();

    await hall.recover({ language: 'en' });

    expect(hall.sent.map(({ kind, subject, language }) => [kind, subject, language])).toEqual(
      ids.map((id) => ['link-recovered', `AbCdEfGhIjKlMnOpQrStUv.${id}`, 'en']),
    );
    expect(hall.sent.map((message) => recipientOf(message).phone)).toEqual([phone, phone]);
    expect(hall.logged).toContain('recovery-carried 2');
  });

  test('sends nothing for a phone that was not given at booking', async () => {
    const hall = office();
    await hall.book('first');
    await hall.settle();

    await hall.recover({ phone: stranger });

    expect(hall.sent).toEqual([]);
  });

  test('sends nothing for a NIK without bookings', async () => {
    const hall = office();
    await hall.book('first');
    await hall.settle();

    await hall.recover({ nik: nikSchema.parse('1274014101900002') });

    expect(hall.sent).toEqual([]);
  });

  test('leaves out what is cancelled, settled or not', async () => {
    const hall = office();
    const [one, other] = [await hall.book('first'), await hall.book('second', { date: friday })];
    await hall.settle();
    await hall.change(one, 'cancel');
    await hall.settle();
    await hall.change(other, 'cancel');

    await hall.recover();

    expect(hall.sent).toEqual([]);
  });

  test('tells where a booking stands now, although its details lag behind', async () => {
    const hall = office();
    const id = await hall.book('first');
    await hall.settle();
    await hall.change(id, ten);

    await hall.recover();

    expect(hall.sent.map(({ parameters }) => parameters.ticket)).toEqual(['A081']);
  });

  test('past its day sends nothing', async () => {
    const hall = office();

    await hall.recoverAgain('ZbCdEfGhIjKlMnOpQrStUv');

    expect([hall.sent, hall.logged]).toEqual([[], ['message-dropped erased']]);
  });
});

test('however changes, settling and events interleave, repeat and change order, everyone ends up knowing where they stand', {
  timeout: 60_000,
}, async () => {
  const person = (n: number) => nikSchema.parse(`12740152039000${String(n + 1).padStart(2, '0')}`);
  const step = fc.record({
    who: fc.nat(3),
    act: fc.constantFrom('book', 'move', 'move', 'cancel', 'settle', 'settle', 'carry', 'shuffle'),
    window: fc.nat(2),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.infiniteStream(fc.nat()), async (steps, dice) => {
      const hall = office();
      const ids = new Map<number, BookingId>();
      let carried = 0;
      for (const { who, act, window } of steps) {
        const id = ids.get(who);
        if (act === 'book' && id === undefined) {
          ids.set(who, await hall.book(`key-${who}`, { nik: person(who), window: windows[window] ?? eight }));
        } else if (act === 'move' && id !== undefined) await hall.change(id, windows[window] ?? eight);
        else if (act === 'cancel' && id !== undefined) await hall.change(id, 'cancel');
        else if (act === 'settle') await hall.settle();
        else if (act === 'carry') {
          const events = hall.events();
          for (const event of events.slice(carried)) await carryMessages(hall.ports, event);
          carried = events.length;
        } else if (act === 'shuffle') {
          const events = hall.events();
          const event = events[(dice.next().value ?? 0) % Math.max(1, events.length)];
          if (event) await carryMessages(hall.ports, event);
        }
      }
      await hall.settle();
      const rest = hall.events();
      const order = rest.map((event) => ({ event, at: dice.next().value })).toSorted((a, b) => a.at - b.at);
      for (const { event } of order) await carryMessages(hall.ports, event);

      // What notifications would have sent: each name once.
      const inbox = [...new Map(hall.sent.map((message) => [recipientContext(message), message])).values()];
      for (const id of ids.values()) {
        const details = await hall.stores.bookings.read(id);
        const mine = inbox.filter(({ subject }) => subject === id);
        const last = mine.toSorted((a, b) => a.version - b.version).at(-1);
        expect(last?.kind === 'slot-cancelled').toBe(details?.state === 'CANCELLED');
        if (details?.state === 'BOOKED') {
          expect(last?.parameters.ticket).toBe(`A${String(details.number).padStart(3, '0')}`);
        }
        // No number is told twice, and none after the cancellation.
        const tickets = mine
          .filter(({ kind }) => kind !== 'slot-cancelled')
          .map(({ parameters }) => parameters.ticket);
        expect(new Set(tickets).size).toBe(tickets.length);
        expect(mine.filter(({ kind }) => kind === 'slot-cancelled').length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 150 },
  );
});
