import { describe, expect, test } from 'vitest';
import { cancel } from '#services/queue/domain/cancel.ts';
import { claim } from '#services/queue/domain/claim.ts';
import type { Decision } from '#services/queue/domain/decision.ts';
import { move } from '#services/queue/domain/move.ts';
import { addWindows, setQuota } from '#services/queue/domain/quota.ts';
import { amends, waited } from '#services/queue/domain/seat.ts';
import type { Sheet } from '#services/queue/domain/sheet.ts';
import type { SheetWrite } from '#services/queue/domain/sheet-write.ts';
import { closeStretch, openStretch, sameShut } from '#services/queue/domain/shut.ts';
import { bury, voidBooking } from '#services/queue/domain/void.ts';
import { keepFor, releaseTo } from '#services/queue/domain/wish.ts';
import { createMemoryStores } from '#services/queue/testing/memory-stores.ts';
import {
  idOf,
  nine,
  sampleBooking,
  sampleId,
  sampleSheet,
  tagOf,
  ten,
} from '#services/queue/testing/samples.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const now = 2_000;
const terms = { now, ripeAt: 3_000, changesPerDay: 3 };

const writeOf = (decision: Decision): SheetWrite => {
  if (decision.kind !== 'write') throw new Error(`No write but ${JSON.stringify(decision)}`);
  return decision.write;
};

const engine = engineForTests();

const createEngineStores = async () => (await createQueueTable(engine.endpoint)).stores;

describe.each([
  ['in memory', async () => createMemoryStores()],
  ['on DynamoDB', createEngineStores],
])('stores of the queue %s', (_, create) => {
  test('a sheet is created once and read back as it was', async () => {
    const { sheets } = await create();

    expect(await sheets.read(sampleId)).toBeUndefined();
    expect(await sheets.create(sampleSheet())).toBe('created');
    expect(await sheets.create(sampleSheet({ seats: 9 }))).toBe('exists');

    expect(await sheets.read(sampleId)).toEqual(sampleSheet());
  });

  test('a claim answers its number and leaves the sheet with the seat taken', async () => {
    const { sheets } = await create();
    await sheets.create(sampleSheet());
    const write = writeOf(claim(sampleSheet(), { id: idOf('ani'), tag: tagOf('ani'), window: ten }, now));

    const answer = await sheets.commit(sampleId, write);

    expect(answer).toEqual({ committed: { v: 1, held: { [idOf('ani')]: 6 } } });
    const sheet = await sheets.read(sampleId);
    expect(sheet).toMatchObject({ v: 1, held: { [idOf('ani')]: 6 }, people: new Set([tagOf('ani')]) });
    expect(sheet?.windows[ten]).toMatchObject({ taken: 1, last: 6 });
  });

  test('a broken guard answers the sheet as it stands and changes nothing', async () => {
    const { sheets } = await create();
    await sheets.create(sampleSheet());
    const write = writeOf(claim(sampleSheet(), { id: idOf('ani'), tag: tagOf('ani'), window: nine }, now));
    await sheets.commit(sampleId, write);
    const before = await sheets.read(sampleId);

    const answer = await sheets.commit(sampleId, write);

    expect(answer).toEqual({ current: before });
    expect(await sheets.read(sampleId)).toEqual(before);
  });

  test('a write to a sheet that is not there creates none', async () => {
    const { sheets } = await create();
    const write = writeOf(claim(sampleSheet(), { id: idOf('ani'), tag: tagOf('ani'), window: nine }, now));

    expect(await sheets.commit(sampleId, write)).toEqual({ current: undefined });
    expect(await sheets.read(sampleId)).toBeUndefined();
  });

  test('a write that stands on another sheet is carried out as long as that one says so, and tells when it does not', async () => {
    const { sheets } = await create();
    const other = { ...sampleId, date: localDate.parse('2026-11-25') };
    await sheets.create(sampleSheet({ seats: 1 }));
    await sheets.create({ ...sampleSheet(), id: other });
    const shut = writeOf(closeStretch({ ...sampleSheet(), id: other }, ['closing-001', nine, ten]));
    await sheets.commit(other, shut);
    const closed = await sheets.read(other);
    if (!closed) throw new Error('No sheet');
    const provided = { sheet: other, guards: [sameShut(closed)] };
    const claimed = async (name: string, above = 2) => {
      const sheet = await sheets.read(sampleId);
      if (!sheet) throw new Error('No sheet');
      const favour = { ...amends(above), provided };
      return writeOf(claim(sheet, { id: idOf(name), tag: tagOf(name), window: nine, favour }, now));
    };
    const plain = await claimed('ani');
    await sheets.commit(sampleId, plain);

    expect(plain.provided).toBeUndefined();
    expect(await sheets.commit(sampleId, await claimed('budi'))).toEqual({
      committed: { v: 2, held: { [idOf('budi')]: 2 } },
    });
    const late = await claimed('citra');
    const stale = await claimed('dewi');
    await sheets.commit(sampleId, late);
    expect(await sheets.commit(sampleId, stale)).toHaveProperty('current.v', 3);
    await sheets.commit(other, writeOf(openStretch(closed, 'closing-001')));
    const before = await sheets.read(sampleId);
    expect(await sheets.commit(sampleId, await claimed('eka', 3))).toEqual({ unprovided: true });
    expect(await sheets.read(sampleId)).toEqual(before);
  });

  test('every kind of write leaves the sheet that the domain foresees', async () => {
    const { sheets } = await create();
    const memory = createMemoryStores();
    let foreseen = sampleSheet({ seats: 3, numbers: 2 });
    await sheets.create(foreseen);
    await memory.sheets.create(foreseen);
    const who = (name: string) => ({ id: idOf(name), tag: tagOf(name) });
    const late = (foreseen.windows[ten]?.till ?? 0) + 60_000;
    const noon = localTime.parse('12:00');
    const steps: Record<string, (sheet: Sheet) => Decision> = {
      claim: (sheet) => claim(sheet, { ...who('ani'), window: nine }, now),
      'claim the last number': (sheet) => claim(sheet, { ...who('budi'), window: nine }, now),
      'attach a spare block': (sheet) => claim(sheet, { ...who('citra'), window: nine }, now),
      'claim from the spare block': (sheet) => claim(sheet, { ...who('citra'), window: nine }, now),
      move: (sheet) => move(sheet, { ...who('citra'), to: ten }, terms),
      'claim a ripe seat': (sheet) => claim(sheet, { ...who('dewi'), window: nine }, terms.ripeAt),
      cancel: (sheet) => cancel(sheet, who('budi'), terms),
      'lower the quota and give up what cools': (sheet) => setQuota(sheet, { window: nine, seats: 1 }),
      'cancel above the quota': (sheet) => cancel(sheet, who('dewi'), terms),
      'raise the quota': (sheet) => setQuota(sheet, { window: nine, seats: 2 }),
      'add a window': (sheet) =>
        addWindows(sheet, [{ start: noon, end: noon, seats: 1, numbers: 2, till: late }]),
      'keep windows for who waits': (sheet) => keepFor(sheet, [nine, ten]).decision,
      'keep them for one more': (sheet) => keepFor(sheet, [nine]).decision,
      'claim for who waited': (sheet) =>
        claim(sheet, { ...who('eka'), window: ten, favour: waited(now) }, now),
      'sell a window to everybody again': (sheet) => releaseTo(sheet, { names: [ten], known: sheet }),
      void: (sheet) => voidBooking(sheet, who('citra'), terms),
      bury: (sheet) => bury(sheet, who('ani'), late),
    };

    for (const [step, decide] of Object.entries(steps)) {
      const write = writeOf(decide(foreseen));
      const known = await memory.sheets.commit(sampleId, write);
      expect(known, step).toHaveProperty('committed');
      expect(await sheets.commit(sampleId, write), step).toEqual(known);
      foreseen = (await memory.sheets.read(sampleId)) ?? foreseen;
      expect(await sheets.read(sampleId), step).toEqual(foreseen);
      expect(await sheets.commit(sampleId, write), `${step}, sent again`).toEqual({ current: foreseen });
    }
  });

  test('a drawn day and details that began as a wish are read back as they were', async () => {
    const { sheets, bookings } = await create();
    const drawn = sampleSheet({ drawMinutes: 15 });
    const wish = { kind: 'draw', windows: [ten, nine], entry: 'AbCdEfGhIjK' } as const;
    await sheets.create(drawn);
    await bookings.put(sampleBooking('ani', { wish }));
    const ended = sampleBooking('ani', { wish: { ...wish, ended: 'none-free' }, state: 'CANCELLED', v: 1 });

    expect(drawn.draw).toBeDefined();
    expect(await sheets.read(sampleId)).toEqual(drawn);
    expect(await bookings.read(idOf('ani'))).toEqual(sampleBooking('ani', { wish }));
    expect(await bookings.update({ booking: ended, events: [], now, causationId: 'test' })).toBe('written');
    expect(await bookings.read(idOf('ani'))).toEqual(ended);
  });

  test('details are put once; another request under the same key meets the first', async () => {
    const { bookings } = await create();

    expect(await bookings.put(sampleBooking('ani'))).toBe('stored');
    expect(await bookings.put(sampleBooking('ani', { mac: 'other' }))).toEqual(sampleBooking('ani'));
    expect(await bookings.read(idOf('ani'))).toEqual(sampleBooking('ani'));
    expect(await bookings.read(idOf('budi'))).toBeUndefined();
  });

  test('details change from a legal state of the version before only', async () => {
    const { bookings } = await create();
    await bookings.put(sampleBooking('ani'));
    const write = (more: Parameters<typeof sampleBooking>[1]) =>
      bookings.update({ booking: sampleBooking('ani', more), events: [], now, causationId: 'test' });

    expect(await write({ state: 'ARRIVED', v: 1 })).toBe('stale');
    expect(await write({ state: 'BOOKED', number: 3, sv: 7, v: 2 })).toBe('stale');
    expect(await write({ state: 'BOOKED', number: 3, sv: 7, v: 1 })).toBe('written');
    expect(await write({ state: 'CANCELLED', number: 3, sv: 8, v: 2 })).toBe('written');
    expect(await write({ state: 'BOOKED', number: 4, sv: 9, v: 3 })).toBe('stale');

    expect(await bookings.read(idOf('ani'))).toEqual(
      sampleBooking('ani', { state: 'CANCELLED', number: 3, sv: 8, v: 2 }),
    );
  });

  test('the index of a person lists bookings from a date on, each once, and no more than asked for', async () => {
    const { people } = await create();
    const later = { booking: idOf('two'), date: sampleId.date };
    const earlier = { booking: idOf('one'), date: sampleId.date };
    await people.add(tagOf('ani'), later);
    await people.add(tagOf('ani'), earlier);
    await people.add(tagOf('ani'), later);
    await people.add(tagOf('budi'), later);

    expect(await people.list(tagOf('ani'), sampleId.date, 10)).toEqual([earlier, later]);
    expect(await people.list(tagOf('ani'), sampleId.date, 1)).toEqual([earlier]);
  });
});
