import { expect, test } from 'vitest';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { brandSheet, cityOf } from './city.ts';

test('pages carry no quotas, hours or costs: officials change those, the API tells them', () => {
  const carried = JSON.stringify(cityOf(tanjungbalai));

  expect(carried).toContain('KTP-el');
  expect(carried).not.toMatch(/quota|hours|challengeCost|numberBlock/);
});

test('a brand becomes custom properties', () => {
  expect(brandSheet({ '--ina-primary': '#0b5c8e', accent: '#f2b632' })).toBe(
    ':root{--ina-primary:#0b5c8e;--ina-accent:#f2b632}',
  );
});
