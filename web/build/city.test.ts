import { expect, test } from 'vitest';
import demo from '#infra/regions/demo.ts';
import belawan from '#infra/regions/medan-belawan.ts';
import sibolga from '#infra/regions/sibolga.ts';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { brandSheet, cityOf } from './city.ts';

test('pages carry no quotas, hours or costs: officials change those, the API tells them', () => {
  const carried = JSON.stringify(cityOf(tanjungbalai));

  expect(carried).toContain('KTP-el');
  expect(carried).not.toMatch(/quota|hours|challengeCost|numberBlock/);
});

test('an office says whom it serves: sub-districts of a city, wards of a sub-district', () => {
  expect(cityOf(sibolga).serves).toEqual({
    are: 'subdistricts',
    parts: ['Sibolga Utara', 'Sibolga Kota', 'Sibolga Selatan', 'Sibolga Sambas'],
  });
  expect(cityOf(belawan).serves).toMatchObject({ are: 'wards', parts: { length: 6 } });
  expect(cityOf({ ...sibolga, code: '73.71' }).serves).toBeNull();
});

test('only a demonstration says that it is one', () => {
  expect([demo, sibolga].map((region) => cityOf(region).demonstration)).toEqual([true, false]);
});

test('an office of Medan says where civil documents are handled', () => {
  expect(cityOf(belawan).offices[0]?.elsewhere).toMatchObject([{ link: 'https://sibisa.pemkomedan.go.id' }]);
  expect(cityOf(tanjungbalai).offices[0]?.elsewhere).toEqual([]);
});

test('a brand becomes custom properties', () => {
  expect(brandSheet({ '--ina-primary': '#0b5c8e', accent: '#f2b632' })).toBe(
    ':root{--ina-primary:#0b5c8e;--ina-accent:#f2b632}',
  );
});
