import { expect, test } from 'vitest';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { InputError } from './input-error.ts';
import { interview } from './interview.ts';

const existing = await Promise.all(regionIds.map(loadRegion));
const answers = (name: string, flags: Record<string, string> = {}) =>
  interview(name, existing, { flags, unattended: true });
const binjai = { area: '12.75', title: 'Kota Binjai', timezone: 'WIB' };

test('a name that is that of an area supposes all the rest', async () => {
  const source = await answers('medan-kota');

  expect(source).toMatchObject({
    place: { code: '12.71.01', kind: 'subdistrict', called: 'Medan Kota' },
    origin: { value: 'https://antrean.medan-kota.go.id', supposed: true },
    mailFrom: { value: 'antrean@medan-kota.go.id', supposed: true },
    languages: { value: ['id', 'en'], supposed: true },
  });
});

test('a flag counts as given, even where it says what would be supposed', async () => {
  const { languages } = await answers('medan-kota', { languages: 'id,en' });

  expect(languages).toEqual({ value: ['id', 'en'], supposed: false });
});

test.each([['Kota Medan'], ['medan'], ['12.71']])('%s means Medan', async (area) => {
  expect(await answers('ibukota', { area })).toMatchObject({ place: { code: '12.71', kind: 'registry' } });
});

test('an area outside the data is described by who asks for it', async () => {
  expect(await answers('jayapura', { area: '91.71', title: 'Kota Jayapura', timezone: 'WIT' })).toMatchObject(
    { place: { code: '91.71', unlisted: { name: 'Kota Jayapura', timezone: 'Asia/Jayapura' } } },
  );
});

test.each<[string, string, Record<string, string>, RegExp]>([
  ['a name that is none', 'Kota Binjai', {}, /"Kota Binjai" cannot name a region: small letters/],
  ['a name that fits no area', 'binjai', {}, /nothing can be supposed, give --area\.$/],
  ['an area that is served', 'another', { area: 'Sibolga' }, /belongs to the region sibolga already/],
  ['a code without a name', 'binjai', { area: '12.75' }, /^Name of the area: .* give --title\.$/],
  ['a title of no kind', 'binjai', { ...binjai, title: 'Binjai' }, /Kota Binjai, or Kabupaten Binjai/],
  ['a zone that is none', 'binjai', { ...binjai, timezone: 'UTC' }, /"UTC" is none of WIB, WITA, WIT/],
  ['another name for Medan', 'medan', { title: 'Kota Deli' }, /12\.71 is Kota Medan \(WIB\) in the data/],
  ['a camat of a city', 'medan', { kind: 'subdistrict' }, /12\.71 is a city/],
  ['a registry of a sub-district', 'medan-kota', { kind: 'registry' }, /belongs to its city/],
  ['a host name that is none', 'medan', { host: 'http://x' }, /no host name such as/],
  ["another region's host name", 'medan', { host: 'antrean.sibolgakota.go.id' }, /region sibolga already/],
  ['a sender that is none', 'medan', { mail: 'kami' }, /no mail address such as/],
  ["another region's sender", 'medan', { mail: 'antrean@sibolgakota.go.id' }, /region sibolga already/],
  ['an empty address', 'medan', { address: ' ' }, /empty text/],
  ['a language nobody speaks', 'medan', { languages: 'id,fr' }, /"fr" is none of id, en/],
  ['two colours', 'medan', { colours: '#083f63,#f2b632' }, /no list of three colours/],
  ['pale colours', 'medan', { colours: '#99ccff,#083f63,#f2b632' }, /which people cannot read well/],
  [
    "another region's colours",
    'medan',
    { colours: '#0b5c8e,#083f63,#f2b632' },
    /region tanjungbalai already/,
  ],
])('%s is refused in clear words', async (_, name, flags, words) => {
  const refused = answers(name, flags);

  await expect(refused).rejects.toThrow(InputError);
  await expect(refused).rejects.toThrow(words);
});
