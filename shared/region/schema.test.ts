import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { type Office, type Region, regionSchema, type Service } from './schema.ts';

const refusal = (region: unknown): string => {
  const { error } = regionSchema.safeParse(region);
  return error === undefined ? '' : z.prettifyError(error);
};
const withOffice = (change: (office: Office) => Office): Region => ({
  ...tanjungbalai,
  offices: tanjungbalai.offices.map(change),
});
const withService = (change: Partial<Service>): Region =>
  withOffice((office) => ({
    ...office,
    services: office.services.map((one, at) => (at === 1 ? { ...one, ...change } : one)),
  }));
const monday = (mon: [string, string][]): Region =>
  withOffice(({ hours, ...office }) => ({
    ...office,
    hours: { ...hours, regular: { ...hours.regular, mon } },
  }));
const special = (...dates: string[]): Region =>
  withOffice((office) => ({
    ...office,
    exceptions: dates.map((date) => ({ date, spans: [], reason: { id: 'rapat', en: 'meeting' } })),
  }));

test('the model region is in order', () => {
  expect(refusal(tanjungbalai)).toBe('');
});

test.each([
  [
    'spans that overlap',
    monday([
      ['08:00', '12:00'],
      ['11:00', '15:00'],
    ]),
    'hours.regular.mon',
  ],
  ['a span that ends before it starts', monday([['12:00', '08:00']]), 'hours.regular.mon'],
  ['two services with one letter', withService({ letter: 'A' }), 'the same letter'],
  ['two services with one id', withService({ id: 'ktp-el' }), 'the same id'],
  ['more seats than numbers', withService({ numberBlock: 7 }), 'services[1].numberBlock'],
  [
    'more numbers in a day than a ticket can show',
    { ...withService({ windowMinutes: 10, numberBlock: 400 }) },
    '9000',
  ],
  ['31 February', special('2027-02-31'), 'exceptions[0].date'],
  ['a special day twice', special('2027-02-01', '2027-02-01'), 'the same date'],
  [
    'two offices with one id',
    { ...tanjungbalai, offices: [...tanjungbalai.offices, ...tanjungbalai.offices] },
    'the same id',
  ],
  [
    'a Ramadan that ends before it begins',
    { ...tanjungbalai, ramadan: [{ from: '2027-03-09', to: '2027-02-08', source: '' }] },
    'ramadan[0]',
  ],
  [
    'a least that is more than the most',
    { ...tanjungbalai, queue: { ...tanjungbalai.queue, coolDownSeconds: { least: 9, most: 8 } } },
    'queue.coolDownSeconds',
  ],
])('%s is refused, and said where', (_, region, where) => {
  expect(refusal(region)).toContain(where);
});
