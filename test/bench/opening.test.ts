import { expect, test } from 'vitest';
import { claim } from '#services/queue/domain/claim.ts';
import { type Sheet, windowsOf } from '#services/queue/domain/sheet.ts';
import { applyWrite } from '#services/queue/domain/sheet-write.ts';
import { findOffer, serviceDay } from '#services/queue/operations/service-day.ts';
import { sheetRow } from '#services/queue/store/sheet-row.ts';
import { idOf, tagOf } from '#services/queue/testing/samples.ts';
import type { Region } from '#shared/region/schema.ts';
import { costOfDay } from './figures/write-units.ts';
import { Bucket } from './opening/bucket.ts';
import { itemBytes } from './opening/item-size.ts';
import { cityRegion, openingDate, openingOf } from './opening/office.ts';
import { simulateOpening } from './opening/simulate.ts';
import { summaryOf } from './opening/summary.ts';
import { measuredService, regionWith } from './rig/region.ts';

// The simulation of the opening minute, small: what must hold whatever is assumed, and cases whose result can be told beforehand.

const numbersOf = (held: Readonly<Record<string, number>>) =>
  Object.values(held).filter((number) => number > 0);

/** The measured service's sheet of the day that opens, with so many seats in each of its six windows. */
function emptyDay(seats: number): Sheet {
  const region = regionWith(seats);
  const [office] = region.offices;
  const offer = findOffer(region, { office: office?.id ?? '', service: measuredService });
  const day = offer && serviceDay(region, offer, openingDate);
  if (!day || 'closed' in day) throw new Error('No day');
  return day.unbooked;
}

/** One service of one window with so many seats. */
const onlyWindow = (seats: number): Region => ({
  ...cityRegion,
  offices: cityRegion.offices.map((office) => ({
    ...office,
    hours: { ...office.hours, regular: { ...office.hours.regular, mon: [['08:00', '09:00']] } },
    services: office.services
      .slice(0, 1)
      .map((service) => ({ ...service, quota: { online: seats, walkIn: 0 }, numberBlock: 999 })),
  })),
});

test('everybody who comes goes with one ending, and no seat is sold twice', async () => {
  const report = await simulateOpening({ seed: 1, people: 600, offices: 2, hot: 2 });

  const { endings, people } = summaryOf(report);
  expect(report.offices.map((office) => office.people)).toEqual([400, 200]);
  expect(Object.values(endings).reduce((sum, times) => sum + times, 0)).toBe(people);
  for (const { lives, sheets, seats } of report.offices) {
    const booked = lives.filter(({ ending }) => ending === 'booked').length;
    const held = sheets.flatMap((sheet) => numbersOf(sheet.held));
    expect(held.length).toBe(booked);
    expect(booked).toBeLessThanOrEqual(seats);
    for (const sheet of sheets) {
      expect(new Set(numbersOf(sheet.held)).size).toBe(numbersOf(sheet.held).length);
      for (const { taken, cap } of Object.values(sheet.windows)) expect(taken).toBeLessThanOrEqual(cap);
    }
  }
});

test('the same seed gives the same opening, another seed another', async () => {
  const of = async (seed: number) => summaryOf(await simulateOpening({ seed, people: 150, offices: 2 }));

  const [one, again, other] = [await of(5), await of(5), await of(6)];

  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

test('with a seat for everybody nobody is refused and no write is wasted', async () => {
  const report = await simulateOpening({ seed: 2, people: 60, offices: 1, region: onlyWindow(60) });

  const { endings, refusals, tally } = summaryOf(report);
  expect(endings).toEqual({ booked: 60, 'none-left': 0, 'gave-up': 0, unsure: 0 });
  expect(refusals).toBe(0);
  expect([tally.claims, tally.failedClaims, tally.challenges]).toEqual([60, 0, 0]);
});

test('without a gate each person who comes too late wastes two writes and more; with it far fewer do', async () => {
  const opening = { seed: 3, people: 400, offices: 1, region: onlyWindow(20) };

  const looked = summaryOf(await simulateOpening(opening));
  const blind = summaryOf(await simulateOpening({ ...opening, blindly: true }));

  expect(blind.endings).toEqual({ booked: 20, 'none-left': 380, 'gave-up': 0, unsure: 0 });
  expect(blind.tally).toMatchObject({ claims: 400, failedClaims: 380 });
  expect(looked.endings).toEqual(blind.endings);
  expect(looked.tally.failedClaims).toBeLessThan(100);
});

test('an API that takes ten requests a second takes as many as that, and phones come back', async () => {
  const report = await simulateOpening({ seed: 4, people: 200, offices: 1, apiPerSecond: 10 });

  const { tally } = summaryOf(report);
  const seconds =
    Math.max(...(report.offices[0]?.lives.map(({ endedAt }) => endedAt - report.opensAt) ?? [])) / 1_000;
  expect(tally.requests + tally.challenges).toBeLessThanOrEqual(5 + 10 * (seconds + 1));
  expect(tally.refusedByApi).toBeGreaterThan(200);
});

test('a bucket gives what its rate and its size allow', () => {
  let now = 0;
  const bucket = new Bucket({ now: () => now, perSecond: 100, atOnce: 50 });
  let taken = 0;
  for (now = 0; now < 10_000; now += 1) if (bucket.take()) taken += 1;

  expect(taken).toBeGreaterThanOrEqual(1_049);
  expect(taken).toBeLessThanOrEqual(1_051);
});

test('items are as large as DynamoDB counts them', () => {
  // "pk" 2 + "DAY" 3, "v" 1 + 12 in 2 bytes, "h" 1 + map 3 + entry 1 + "a" 1 + 7 in 2 bytes, "people" 6 + set 3 + 2.
  expect(itemBytes({ pk: 'DAY', v: 12, h: { a: 7 }, people: new Set(['ab']) })).toBe(5 + 3 + 8 + 11);
});

test('the write units that are predicted are those that the engine counts for the uploaded bundles', async () => {
  const seatsOfWindow = 5;
  const measured = await costOfDay(seatsOfWindow);

  let sheet = emptyDay(seatsOfWindow);
  let units = 0;
  for (const [window, { cap }] of windowsOf(sheet)) {
    for (let seat = 0; seat < cap; seat += 1) {
      const person = `${window}${seat}`.replace(':', '');
      const decision = claim(sheet, { id: idOf(person), tag: tagOf(person), window }, sheet.opensAt);
      if (decision.kind !== 'write') throw new Error('A free seat was not sold');
      sheet = applyWrite(sheet, decision.write);
      units += Math.ceil(itemBytes(sheetRow(sheet)) / 1_024);
    }
  }

  expect(measured.seats).toBe(30);
  expect(Math.abs(units / 30 / measured.claimMean - 1)).toBeLessThan(0.02);
});

test('the day opens at seven in the morning of the city', () => {
  expect(new Date(openingOf(cityRegion)).toISOString()).toBe('2026-11-23T00:00:00.000Z');
});
