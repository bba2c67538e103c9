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
  ['a name that is none', 'Kota Binjai', {}, /"Kota Binjai" tidak dapat menjadi nama wilayah: huruf kecil/],
  ['a name that fits no area', 'binjai', {}, /tidak dapat diandaikan, tulis --area\.$/],
  ['an area that is served', 'another', { area: 'Sibolga' }, /sudah dilayani wilayah sibolga/],
  ['a code without a name', 'binjai', { area: '12.75' }, /^Nama daerah: .* tulis --title\.$/],
  ['a title of no kind', 'binjai', { ...binjai, title: 'Binjai' }, /Kota Binjai, atau Kabupaten Binjai/],
  [
    'a zone that is none',
    'binjai',
    { ...binjai, timezone: 'UTC' },
    /"UTC" bukan salah satu dari WIB, WITA, WIT/,
  ],
  [
    'another name for Medan',
    'medan',
    { title: 'Kota Deli' },
    /Menurut data, 12\.71 adalah Kota Medan \(WIB\)/,
  ],
  ['a camat of a city', 'medan', { kind: 'subdistrict' }, /12\.71 adalah kota/],
  ['a registry of a sub-district', 'medan-kota', { kind: 'registry' }, /milik kotanya/],
  ['a host name that is none', 'medan', { host: 'http://x' }, /bukan nama host seperti/],
  [
    "another region's host name",
    'medan',
    { host: 'antrean.sibolgakota.go.id' },
    /sudah dipakai wilayah sibolga/,
  ],
  ['a sender that is none', 'medan', { mail: 'kami' }, /bukan alamat surel seperti/],
  [
    "another region's sender",
    'medan',
    { mail: 'antrean@sibolgakota.go.id' },
    /sudah dipakai wilayah sibolga/,
  ],
  ['an empty address', 'medan', { address: ' ' }, /Teks kosong/],
  ['a language nobody speaks', 'medan', { languages: 'id,fr' }, /"fr" bukan salah satu dari id, en/],
  ['two colours', 'medan', { colours: '#083f63,#f2b632' }, /bukan daftar tiga warna/],
  ['pale colours', 'medan', { colours: '#99ccff,#083f63,#f2b632' }, /sukar dibaca/],
  [
    "another region's colours",
    'medan',
    { colours: '#0b5c8e,#083f63,#f2b632' },
    /sudah dipakai wilayah tanjungbalai/,
  ],
])('%s is refused in clear words', async (_, name, flags, words) => {
  const refused = answers(name, flags);

  await expect(refused).rejects.toThrow(InputError);
  await expect(refused).rejects.toThrow(words);
});
