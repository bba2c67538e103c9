import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { cancel } from '#services/queue/domain/cancel.ts';
import { claim } from '#services/queue/domain/claim.ts';
import { openDay } from '#services/queue/domain/open-day.ts';
import { commitToSheet } from '#services/queue/operations/commit-decision.ts';
import { sealContact } from '#services/queue/operations/contact.ts';
import { erasePerson } from '#services/queue/operations/erase-person.ts';
import { exportPerson } from '#services/queue/operations/export-person.ts';
import { openBooking } from '#services/queue/operations/open-booking.ts';
import { sealWish } from '#services/queue/operations/recovery-wish.ts';
import { settleBooking } from '#services/queue/operations/settle-booking.ts';
import { createLookStore } from '#services/queue/store/look-store.ts';
import { createPersonStore } from '#services/queue/store/person-store.ts';
import { createRecoveryStore } from '#services/queue/store/recovery-store.ts';
import { idOf, sampleBooking } from '#services/queue/testing/samples.ts';
import { bookingKeyOf } from '#shared/identity/booking-key.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik as nikSchema } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone as phoneSchema } from '#shared/identity/phone.ts';
import { tagOf } from '#shared/identity/tag.ts';
import { addDays, localDate, localTime } from '#shared/time/local.ts';
import { createQueueTable } from '../../proof/queue-table.ts';
import { engineForTests } from '../../world/engine.ts';

const engine = engineForTests();
const ring = readKeyRing(
  JSON.stringify({
    epochs: { '2000-01-01': 'k1', '2026-11-24': 'k2' },
    k1: 'one'.repeat(20),
    k2: 'two'.repeat(20),
  }),
);
const nik = nikSchema.parse('1274016711830042');
const [phone, name] = [phoneSchema.parse('081366677788'), personName.parse('Zubaedah Qurrotulaini')];
const neighbour = { nik: nikSchema.parse('1274015005900001'), phone: phoneSchema.parse('081200000001') };
const today = localDate.parse('2026-11-23');
const nine = localTime.parse('09:00');
let calls = 0;
const call = () => {
  calls += 1;
  const actor = { id: 'operator-1', roles: ['region/operator'] };
  return { actor, viewer: '', correlationId: `request-${calls}` };
};
const reason = 'Surat permohonan nomor 12/XI';

async function office() {
  const clock = { at: Date.parse(`${today}T00:00:00Z`), now: () => clock.at }; // 07.00 WIB
  const place = await createQueueTable(engine.endpoint);
  const { stores } = place;
  const recoveries = createRecoveryStore({ ...place, region: region.id, clock });
  const lines: string[] = [];
  const ports = {
    ...stores,
    region,
    clock,
    keys: async () => ring,
    looks: createLookStore(place),
    persons: createPersonStore(place),
    log: (code: string) => void lines.push(code),
    ripeAt: (now: number) => now + 60_000,
    changesPerDay: 3,
  };
  const terms = () => ({ now: clock.at, ripeAt: clock.at, changesPerDay: 3 });

  /** Books and settles; with `days` from today. */
  async function book(
    label: string,
    days: number,
    who: { nik: typeof nik; phone: typeof phone } = { nik, phone },
  ) {
    const date = addDays(today, days);
    const id = idOf(label);
    const sheet = { office: 'disdukcapil', service: 'akta', date };
    const tag = tagOf(ring, who.nik, date);
    const day = openDay({
      id: sheet,
      spans: [{ start: nine, end: localTime.parse('11:00') }],
      service: { letter: 'A', windowMinutes: 60, quota: { online: 4, walkIn: 0 }, numberBlock: 20 },
      settings: region,
    });
    await stores.sheets.create({ ...day, opensAt: 1_000 });
    const contact = { ...who, name, language: 'id' as const };
    await stores.bookings.put(
      sampleBooking(label, { sheet, tag, sealed: sealContact(ring, id, date, contact), createdAt: clock.at }),
    );
    await commitToSheet(stores.sheets, {
      sheet,
      decide: (known) => claim(known, { id, tag, window: nine }, clock.at),
    });
    const image = await stores.sheets.read(sheet);
    if (image) await settleBooking(ports, id, image);
    return { id, sheet, tag };
  }
  const cancelled = async ({ id, sheet, tag }: Awaited<ReturnType<typeof book>>) => {
    await commitToSheet(stores.sheets, { sheet, decide: (known) => cancel(known, { id, tag }, terms()) });
    const image = await stores.sheets.read(sheet);
    if (image) await settleBooking(ports, id, image);
  };
  const answer = async <Answer>(
    outcome: Promise<{ answer: Answer } | { refused: unknown }>,
  ): Promise<Answer> => {
    const came = await outcome;
    if ('refused' in came) throw new Error(`refused: ${JSON.stringify(came.refused)}`);
    return came.answer;
  };
  const ask = { nik, reason };
  return {
    clock,
    lines,
    ports,
    stores,
    book,
    cancelled,
    recover: (id: string) =>
      recoveries.put({
        id,
        sealed: sealWish(ring, { id, date: today }, { nik, phone }),
        correlationId: 'request-0001',
      }),
    exported: () => answer(exportPerson(ports)({ body: ask }, call())),
    erased: (more: { cancel?: boolean } = {}) =>
      answer(erasePerson(ports)({ body: { ...ask, ...more } }, call())),
    rows: async () => (await place.client.send(new ScanCommand({ TableName: place.table }))).Items ?? [],
  };
}

/** What of the person can be found in the rows by who has the keys, the audit left out. */
const traces = (rows: readonly Record<string, unknown>[]) => {
  const tags = ring.ids.map((id) => tagOf({ ...ring, idOn: () => id }, nik, today));
  return rows
    .filter((row) => !String(row['pk']).startsWith('AUDIT#'))
    .map((row) => JSON.stringify(row, (_, value) => (value instanceof Set ? [...value] : value)))
    .filter((text) => [...tags, nik, phone, name].some((trace) => text.includes(trace)));
};

test('a person is given everything that is kept of them, under every key, and nothing of others', async () => {
  const world = await office();
  await world.book('old', 0);
  await world.book('new', 3);
  await world.book('other', 3, neighbour);
  await world.recover('R'.repeat(22));

  const { bookings, days, recoveries, next } = await world.exported();

  expect(bookings.map(({ id }) => id).toSorted()).toEqual([idOf('new'), idOf('old')]);
  expect(bookings[0]?.contact).toEqual({ nik, name, phone, language: 'id' });
  expect(days.map(({ date }) => date).toSorted()).toEqual([today, addDays(today, 3)]);
  expect(recoveries).toEqual([{ id: 'R'.repeat(22), phone }]);
  expect(next).toBeNull();
});

test('a live booking stays and is told, unless it is to be cancelled', async () => {
  const world = await office();
  const booked = await world.book('live', 3);

  const kept = await world.erased();
  const gone = await world.erased({ cancel: true });

  expect(kept.standing).toEqual([
    { ...booked.sheet, booking: booked.id, why: 'live' },
    { ...booked.sheet, why: 'day-not-over' },
  ]);
  expect(gone).toMatchObject({ erased: { bookings: 1, entries: 1 }, standing: [] });
  expect(traces(await world.rows())).toEqual([]);
  const sheet = await world.stores.sheets.read(booked.sheet);
  expect(sheet?.held[booked.id]).toBe(-1);
  expect(sheet?.windows[nine]?.cooling).toHaveLength(1);
});

test('what was erased opens for nobody, not even with its link, and can be erased again', async () => {
  const world = await office();
  const booked = await world.book('live', 3);
  const key = bookingKeyOf(ring, booked.id, booked.sheet.date);
  expect(await openBooking(world.ports, { id: booked.id, key })).toBeDefined();

  await world.erased({ cancel: true });
  const again = await world.erased({ cancel: true });

  expect(await openBooking(world.ports, { id: booked.id, key })).toBeUndefined();
  expect(again).toEqual({
    erased: { bookings: 0, entries: 0, days: 0, recoveries: 0 },
    standing: [],
    next: null,
  });
});

test('cancelled, kept and forgotten wishes leave; a day that is not over goes on counting changes', async () => {
  const world = await office();
  const booked = await world.book('changed', 3);
  await world.cancelled(booked);
  await world.recover('R'.repeat(22));

  const now = await world.erased();
  world.clock.at += 5 * 86_400_000;
  const later = await world.erased();

  expect(now).toMatchObject({
    erased: { bookings: 1, entries: 1, recoveries: 1, days: 0 },
    standing: [{ ...booked.sheet, why: 'day-not-over' }],
  });
  expect(later).toMatchObject({ erased: { bookings: 0, days: 1 }, standing: [] });
  expect(traces(await world.rows())).toEqual([]);
});

test('a visit of the past is erased without a cancellation; its number stays taken', async () => {
  const world = await office();
  const visit = await world.book('visit', 0);
  world.clock.at += 2 * 86_400_000;

  const { erased, standing } = await world.erased();

  expect([erased, standing]).toEqual([{ bookings: 1, entries: 1, days: 1, recoveries: 0 }, []]);
  expect(traces(await world.rows())).toEqual([]);
  expect((await world.stores.sheets.read(visit.sheet))?.held[visit.id]).toBe(1);
});

test('somebody else’s bookings of the same day stand as they stood', async () => {
  const world = await office();
  const other = await world.book('other', 3, neighbour);
  await world.book('mine', 3);
  const before = await world.stores.bookings.read(other.id);

  await world.erased({ cancel: true });

  expect(await world.stores.bookings.read(other.id)).toEqual(before);
  const sheet = await world.stores.sheets.read(other.sheet);
  expect([sheet?.held[other.id], sheet?.people.has(other.tag)]).toEqual([1, true]);
});

test('a crash at any step leaves nothing that the same request does not finish', async () => {
  for (let step = 1; step <= 12; step += 1) {
    const world = await office();
    await world.book('live', 3);
    await world.book('visit', 0);
    await world.recover('R'.repeat(22));
    world.clock.at += 86_400_000;
    let left = step;
    const { persons } = world.ports;
    const mortal =
      <Args extends readonly unknown[], Answer>(act: (...args: Args) => Promise<Answer>) =>
      async (...args: Args): Promise<Answer> => {
        left -= 1;
        if (left === 0) throw new Error('crash');
        return act(...args);
      };
    world.ports.persons = {
      ...persons,
      booking: mortal(persons.booking),
      erase: mortal(persons.erase),
      removeEntry: mortal(persons.removeEntry),
      removeRecovery: mortal(persons.removeRecovery),
    };
    await world.erased({ cancel: true }).catch(() => undefined);
    world.ports.persons = persons;

    await world.erased({ cancel: true });

    expect([step, traces(await world.rows())]).toEqual([step, []]);
  }
});

test('every look is noted before it is taken: who, why and when, with a tag instead of the NIK', async () => {
  const world = await office();
  await world.exported();
  await world.erased();

  const notes = (await world.rows()).filter(({ pk }) => String(pk).startsWith('AUDIT#'));

  expect(notes.map(({ pk, action, actor, why, words }) => [pk, action, actor, why, words])).toEqual(
    expect.arrayContaining([
      ['AUDIT#region#20261123', 'export-person', 'operator-1', 'rights', reason],
      ['AUDIT#region#20261123', 'erase-person', 'operator-1', 'rights', reason],
    ]),
  );
  expect(JSON.stringify(notes)).not.toContain(nik);
  expect(world.lines).toEqual(['person-exported', 'person-erased']);
});
