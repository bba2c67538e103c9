import { type Brand, brandTokens, hardToRead } from '#infra/regions/defaults/brand.ts';
import { type Area, areas } from '#shared/region/districts.ts';
import { regionSchema } from '#shared/region/schema.ts';
import { InputError } from './input-error.ts';

const { id, code, notifications } = regionSchema.shape;

// What an operator types, as it is used; each throws InputError with what would do.

/** The id of a new region. */
export function readName(answer: string, existing: readonly string[]): string {
  if (!id.safeParse(answer).success) {
    throw new InputError(
      `"${answer}" tidak dapat menjadi nama wilayah: huruf kecil, angka, dan tanda hubung, diawali huruf, seperti medan-labuhan.`,
    );
  }
  if (existing.includes(answer)) {
    throw new InputError(`infra/regions/${answer}.ts sudah ada: pilih nama lain, atau ubah berkas itu.`);
  }
  return answer;
}

/** The area of a code or name in the data; a code outside it stays a code. */
export function readArea(answer: string): Area | { readonly code: string } {
  const wanted = slug(answer);
  const area = areas.find((each) => each.code === answer.trim() || slug(each.name) === wanted);
  if (area !== undefined) return area;
  if (code.safeParse(answer.trim()).success) return { code: answer.trim() };
  throw new InputError(
    `shared/region/districts.json tidak memuat "${answer}": tulis nama atau kode Kemendagri daerah di sana, atau kode daerah lain (73.71, atau 73.71.01 untuk kecamatan) beserta --title dan --timezone.`,
  );
}

/** `Kota Medan` → `medan`, `Medan Belawan` → `medan-belawan`. */
export const slug = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^(kota|kabupaten|kecamatan) /, '')
    .replaceAll(' ', '-');

/** One of several words. */
export function readChoice<Choice extends string>(answer: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((each) => each === answer);
  if (choice === undefined) throw new InputError(`"${answer}" bukan salah satu dari ${choices.join(', ')}.`);
  return choice;
}

/** `id,en` → each language once. */
export const readLanguages = (answer: string): ('id' | 'en')[] => [
  ...new Set(answer.split(',').map((language) => readChoice(language.trim(), ['id', 'en'] as const))),
];

/** The origin of a host name, such as `https://antrean.example.go.id`. */
export function readOrigin(answer: string): string {
  const host = answer.trim().replace(/^https:\/\//, '');
  if (!/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/.test(host)) {
    throw new InputError(`"${answer}" bukan nama host seperti antrean.binjaikota.go.id.`);
  }
  return `https://${host}`;
}

export function readMail(answer: string): string {
  if (!notifications.shape.mailFrom.safeParse(answer).success) {
    throw new InputError(`"${answer}" bukan alamat surel seperti antrean@binjaikota.go.id.`);
  }
  return answer;
}

export function readText(answer: string): string {
  if (answer.trim() === '') throw new InputError('Teks kosong tidak berarti apa-apa.');
  return answer.trim();
}

/** `primary,dark,accent`: colours on which the site's texts can be read. */
export function readBrand(answer: string): Brand {
  const [primary = '', dark = '', accent = '', ...more] = answer
    .toLowerCase()
    .split(',')
    .map((one) => one.trim());
  if (more.length > 0 || ![primary, dark, accent].every((colour) => /^#[0-9a-f]{6}$/.test(colour))) {
    throw new InputError(`"${answer}" bukan daftar tiga warna seperti #0b5c8e,#083f63,#f2b632.`);
  }
  const brand = { primary, dark, accent };
  const [worst] = hardToRead(brandTokens(brand));
  if (worst !== undefined) {
    const { text, on, ratio, least } = worst;
    throw new InputError(
      `Kontras ${text} di atas ${on} hanya ${ratio.toFixed(1)} : 1, sukar dibaca; perlu ${least} : 1.`,
    );
  }
  return brand;
}
