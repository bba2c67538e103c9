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
      `"${answer}" cannot name a region: small letters, digits and dashes, a letter first, such as medan-labuhan.`,
    );
  }
  if (existing.includes(answer)) {
    throw new InputError(
      `infra/regions/${answer}.ts exists already: choose another name, or change that file.`,
    );
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
    `shared/region/districts.json has no "${answer}": give the name or Kemendagri code of an area there, or the code of another one (73.71, or 73.71.01 of a sub-district) with its --title and --timezone.`,
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
  if (choice === undefined) throw new InputError(`"${answer}" is none of ${choices.join(', ')}.`);
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
    throw new InputError(`"${answer}" is no host name such as antrean.binjaikota.go.id.`);
  }
  return `https://${host}`;
}

export function readMail(answer: string): string {
  if (!notifications.shape.mailFrom.safeParse(answer).success) {
    throw new InputError(`"${answer}" is no mail address such as antrean@binjaikota.go.id.`);
  }
  return answer;
}

export function readText(answer: string): string {
  if (answer.trim() === '') throw new InputError('An empty text says nothing.');
  return answer.trim();
}

/** `primary,dark,accent`: colours on which the site's texts can be read. */
export function readBrand(answer: string): Brand {
  const [primary = '', dark = '', accent = '', ...more] = answer
    .toLowerCase()
    .split(',')
    .map((one) => one.trim());
  if (more.length > 0 || ![primary, dark, accent].every((colour) => /^#[0-9a-f]{6}$/.test(colour))) {
    throw new InputError(`"${answer}" is no list of three colours such as #0b5c8e,#083f63,#f2b632.`);
  }
  const brand = { primary, dark, accent };
  const [worst] = hardToRead(brandTokens(brand));
  if (worst !== undefined) {
    const { text, on, ratio, least } = worst;
    throw new InputError(
      `${text} on ${on} has a contrast of ${ratio.toFixed(1)} : 1, which people cannot read well; ${least} : 1 is needed.`,
    );
  }
  return brand;
}
