import fc from 'fast-check';
import { expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { settingOperations } from '#shared/settings/setting-operations.ts';
import { localTime } from '#shared/time/local.ts';
import { claim } from './domain/claim.ts';
import { due } from './domain/follow-day.ts';
import { goneHours, heldIn, isGone } from './domain/gone-hours.ts';
import { queueSettings } from './domain/queue-settings.ts';
import { windowsOf } from './domain/sheet.ts';
import type { SheetStore } from './domain/sheet-store.ts';
import { shutBy } from './domain/shut.ts';
import { commitToSheet } from './operations/commit-decision.ts';
import { everySheet } from './operations/every-sheet.ts';
import { prepareSheets } from './operations/prepare-sheets.ts';
import { serviceDay } from './operations/service-day.ts';
import { settingEffect } from './operations/setting-effect.ts';
import { settingWords } from './setting-words.ts';
import { createMemoryClosings } from './testing/memory-closings.ts';
import { memorySettingsOf } from './testing/memory-settings.ts';
import { createMemoryStores } from './testing/memory-stores.ts';
import { flawsOf } from './testing/model/history.ts';
import { idOf, tagOf } from './testing/samples.ts';

// Officials change settings while others do, and while citizens book: whatever the order of their calls, nothing is sold
// twice or above what was on sale, no change is lost, and in the end the sheets sell what the settings say.

const now = Date.parse('2026-11-23T06:30:00+07:00');
const operator = { id: '3f8e2c1a-0000-4000-8000-00000000000a', roles: ['region/operator'] };
const office = 'disdukcapil';
const [firstOffice] = region.offices;
const small = {
  ...region,
  queue: { ...region.queue, horizonDays: 2 },
  offices: firstOffice ? [{ ...firstOffice, services: firstOffice.services.slice(0, 2) }] : [],
};
const services = small.offices.flatMap((one) => one.services.map(({ id }) => id));

/** Every call waits until the scheduler lets it land, so that the calls of all interleave. */
function slow<Store extends object>(store: Store, turn: <T>(act: () => Promise<T>) => Promise<T>): Store {
  return new Proxy(store, {
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => turn(async () => Reflect.apply(value, target, given));
    },
  });
}

const edit = fc.oneof(
  fc.record({
    name: fc.constantFrom(...services.map((id) => `offices.${office}.services.${id}.quota`)),
    value: fc.record({ online: fc.integer({ min: 0, max: 4 }), walkIn: fc.constant(0) }),
  }),
  fc.record({
    name: fc.constant(`offices.${office}.closures`),
    value: fc.constantFrom(
      ...['2026-11-23', '2026-11-24'].flatMap((date) =>
        [[], [['09:00', '11:00']], [['08:30', '12:30']]].map((spans) => [
          { date, spans, reason: { id: 'rapat', en: 'meeting' } },
        ]),
      ),
    ),
  }),
);
const booking = fc.record({
  service: fc.constantFrom(...services),
  date: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25'),
  window: fc.constantFrom('08:00', '08:30', '09:00', '10:00'),
  person: fc.integer({ min: 0, max: 11 }),
});

test('the sheets follow the last settings, however changes and bookings interleave', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      fc.array(booking, { maxLength: 25 }),
      fc.scheduler(),
      async (edits, wishes, scheduler) => {
        const clock = { now: () => now };
        const log = () => undefined;
        const stores = createMemoryStores();
        const closings = createMemoryClosings();
        const known = memorySettingsOf({ region: small, clock, log });
        await prepareSheets({ ...known, ...stores, closings, clock, log });
        const turn = <T>(act: () => Promise<T>): Promise<T> =>
          scheduler.schedule(Promise.resolve()).then(act);
        const sheets: SheetStore = slow(stores.sheets, turn);
        const operations = settingOperations({
          ...settingEffect({
            settings: slow(known.settings, turn),
            closings: slow(closings, turn),
            sheets,
            draws: stores.draws,
            clock,
          }),
          settings: queueSettings(small),
          store: slow(known.settingStore, turn),
          clock,
          words: settingWords,
        });

        const editing = edits.map(async ({ name, value }, index) => {
          const call = { actor: operator, correlationId: 'request-0001', viewer: '' };
          const reason = `edit ${index}`;
          for (let expectedVersion = 0; ; ) {
            const body = { value, expectedVersion, reason };
            const outcome = await operations.change({ path: { name }, body }, call);
            if ('answer' in outcome) return;
            const [refused] = outcome.refused;
            if (refused.code !== 'changed-meanwhile') throw new Error(refused.code);
            expectedVersion = refused.current.version;
          }
        });
        const booked = wishes.map(({ service, date, window, person }, index) => {
          const place = everySheet(small, now).find(
            (one) => one.date === date && one.offer.service.id === service,
          );
          if (place === undefined) throw new Error('No such day');
          const id = { office, service, date: place.date };
          const command = {
            id: idOf(`b${index}`),
            tag: tagOf(`p${person}`),
            window: localTime.parse(window),
          };
          const opened = Math.max(now, Date.parse(`${date}T06:00:00+07:00`) - 86_400_000);
          return commitToSheet(sheets, { sheet: id, decide: (sheet) => claim(sheet, command, opened) });
        });
        await scheduler.waitFor(Promise.all([...editing, ...booked]));

        for (const { name } of edits) {
          const history = await known.settingStore.history(name);
          expect(history.map(({ version }) => version)).toEqual(
            Array.from({ length: history.length }, (_, index) => history.length - index),
          );
        }
        expect(
          (
            await Promise.all(
              [...new Set(edits.map(({ name }) => name))].map((name) => known.settingStore.history(name)),
            )
          ).flat(),
        ).toHaveLength(edits.length);
        const { value } = await known.settings.fresh();
        for (const place of everySheet(value, now)) {
          const id = { office, service: place.offer.service.id, date: place.date };
          const sheet = await stores.sheets.read(id);
          if (sheet === undefined) continue;
          const day = serviceDay(value, place.offer, place.date);
          const offered = 'closed' in day ? undefined : day.unbooked;
          expect(due(sheet, offered, now)).toEqual([]);
          // Whoever holds a place in hours that are gone has an offer, and nothing is closed beside for anybody.
          expect(goneHours(sheet, offered, { isPast: () => false })).toEqual([]);
          for (const [name, window] of windowsOf(sheet)) {
            const matters = offered?.windows[name] !== undefined || heldIn(sheet, window).length > 0;
            if (matters && !isGone([name, window], offered)) expect(shutBy(sheet, name)).toBeUndefined();
          }
          const tags = new Map(wishes.map(({ person }, index) => [idOf(`b${index}`), tagOf(`p${person}`)]));
          const tagOfBooking = (one: Parameters<typeof tags.get>[0]) => tags.get(one) ?? tagOf('nobody');
          expect(flawsOf(sheet, { tagOf: tagOfBooking, changesPerDay: 3, leastCoolDown: 0 })).toEqual([]);
        }
        for (const { before, after } of stores.stream) {
          for (const [name, window] of Object.entries(after.windows)) {
            const old = before?.windows[localTime.parse(name)];
            if (old && window.taken > old.taken) expect(window.taken).toBeLessThanOrEqual(window.cap);
          }
        }
      },
    ),
    { numRuns: 25 },
  );
}, 30_000);
