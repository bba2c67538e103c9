import { describe, expect, test } from 'vitest';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { requirementsOf } from '#shared/catalogue/requirements.ts';
import { areaOf } from '#shared/region/districts.ts';
import type { Region } from '#shared/region/schema.ts';
import { hardToRead } from './regions/defaults/brand.ts';
import { loadRegion, regionIds, regionsToDeploy } from './regions.ts';

const regions = await Promise.all(regionIds.map(loadRegion));

test('a region that has no file is named together with those that have one', async () => {
  await expect(loadRegion('atlantis')).rejects.toThrow(
    /no infra\/regions\/atlantis\.ts; regions are .*tanjungbalai/,
  );
});

test('the first five cities and the demonstration are there', () => {
  expect(regionIds).toEqual(
    expect.arrayContaining([
      'demo',
      'medan-belawan',
      'medan-marelan',
      'pematangsiantar',
      'sibolga',
      'tanjungbalai',
    ]),
  );
});

test('no two regions share a code, an address of the site, a sender or a colour', () => {
  for (const of of ['code', 'origin', 'mailFrom', 'colour'] as const) {
    const values = regions.map((region) => identityOf(region)[of]);

    expect(new Set(values).size, `${of}: ${values}`).toBe(regions.length);
  }
});

test('a demonstration is deployed by its name only', async () => {
  const idsOf = async (named?: string) => (await regionsToDeploy(named)).map(({ id }) => id);

  expect(await idsOf()).toEqual(regionIds.filter((id) => id !== 'demo'));
  expect(await idsOf('demo')).toEqual(['demo']);
});

test('only the demonstration is called one', () => {
  expect(regions.filter(({ demonstration }) => demonstration).map(({ id }) => id)).toEqual(['demo']);
});

describe.each(regions.map((region) => [region.id, region] as const))('%s', (_, region) => {
  const services = region.offices.flatMap((office) =>
    office.services.map((service) => ({ office, service })),
  );

  test('gives each service of an office a letter and an id of its own', () => {
    for (const office of region.offices) {
      expect(new Set(office.services.map(({ letter }) => letter)).size).toBe(office.services.length);
      expect(new Set(office.services.map((service) => service.id)).size).toBe(office.services.length);
    }
  });

  test('says what to bring for every service', () => {
    for (const { service } of services) {
      const entries = requirementsOf(catalogue, service.catalogue);

      expect(entries.length).toBeGreaterThan(0);
      // What is only known to exist cannot be prepared for; what is recalled is said to be unconfirmed.
      expect(entries.filter(({ certainty }) => certainty === 'listed')).toEqual([]);
    }
  });

  test('opens in spans that are in order and cut into whole windows', () => {
    for (const { office, service } of services) {
      for (const week of Object.values(office.hours)) {
        for (const spans of Object.values(week)) {
          const minutes = spans.flat().map(minutesOf);

          expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
          for (const [from, to] of spans) {
            expect((minutesOf(to) - minutesOf(from)) % service.windowMinutes).toBe(0);
          }
        }
      }
    }
  });

  test('has the time zone that the list of districts gives its city', () => {
    expect([region.timezone, undefined]).toContain(areaOf(region.code)?.timezone);
  });

  test.skipIf(region.demonstration)('leaves Friday noon to prayer in every season', () => {
    for (const { hours } of region.offices) {
      for (const week of Object.values(hours)) {
        for (const [from, to] of week.fri) {
          expect(minutesOf(from) < minutesOf('13:00') && minutesOf(to) > minutesOf('12:00')).toBe(false);
        }
      }
    }
  });

  test('gives a window more numbers than seats, and a day no more than a ticket can show', () => {
    for (const { office, service } of services) {
      const longest = Math.max(
        ...Object.values(office.hours).flatMap((week) =>
          Object.values(week).map((spans) =>
            spans.reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0),
          ),
        ),
      );
      const windows = longest / service.windowMinutes;

      expect(service.numberBlock).toBeGreaterThanOrEqual(service.quota.online * 2);
      expect((windows + Math.ceil(windows / 4)) * service.numberBlock).toBeLessThanOrEqual(999);
    }
  });

  test('names Ramadan in order and with its source', () => {
    for (const { from, to, source } of region.ramadan) {
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

      expect([29, 30]).toContain(days);
      expect(source).not.toBe('');
    }
  });

  test('shows texts and its mark in colours that people can read', () => {
    expect(hardToRead(region.brand)).toEqual([]);
  });
});

const identityOf = ({ code, origin, notifications, brand }: Region) => ({
  code,
  origin,
  mailFrom: notifications.mailFrom,
  colour: brand['--ina-primary'],
});

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
