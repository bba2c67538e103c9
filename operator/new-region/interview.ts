import type { Region } from '#shared/region/schema.ts';
import { type Answering, ask } from './ask.ts';
import { InputError } from './input-error.ts';
import { freeBrand } from './palette.ts';
import { askPlace } from './place.ts';
import { readBrand, readLanguages, readMail, readName, readOrigin, readText } from './readers.ts';
import type { RegionSource } from './source.ts';

/** Flags of the questions, as `--help` tells them. */
export const flags = {
  area: 'kota atau kecamatan: namanya, atau kode Kemendagri seperti 12.73',
  kind: 'registry (Disdukcapil) atau subdistrict (kantor kecamatan)',
  title: 'nama daerah yang tidak ada di data, seperti "Kota Makassar"',
  timezone: 'WIB, WITA, atau WIT, untuk daerah yang tidak ada di data',
  host: 'nama host situs',
  mail: 'pengirim surel kepada warga',
  address: 'alamat kantor',
  languages: 'id,en',
  colours: 'utama,gelap,aksen sebagai #rrggbb',
} as const;

/** Asks for a region what its file says; `existing` are the regions that there are. */
export async function interview(
  id: string,
  existing: readonly Region[],
  answering: Answering,
): Promise<RegionSource> {
  const ids = existing.map((region) => region.id);
  const name = readName(id, ids);
  const unshared =
    <Answer>(read: (answer: string) => Answer, isOf: (region: Region, answer: Answer) => boolean) =>
    (given: string): Answer => {
      const answer = read(given);
      const other = existing.find((region) => isOf(region, answer));
      if (other !== undefined) throw new InputError(`"${given}" sudah dipakai wilayah ${other.id}.`);
      return answer;
    };

  const place = await askPlace(name, existing, answering);
  const origin = await ask(
    {
      flag: 'host',
      message: 'Nama host situs',
      supposed: `antrean.${name}.go.id`,
      read: unshared(readOrigin, (region, given) => region.origin === given),
    },
    answering,
  );
  const mailFrom = await ask(
    {
      flag: 'mail',
      message: 'Pengirim surel kepada warga',
      supposed: `antrean@${new URL(origin.value).hostname.replace(/^antrean\./, '')}`,
      read: unshared(readMail, ({ notifications }, given) => notifications.mailFrom === given),
    },
    answering,
  );
  const address = await ask(
    { flag: 'address', message: 'Alamat kantor', supposed: place.called, read: readText },
    answering,
  );
  const languages = await ask(
    { flag: 'languages', message: 'Bahasa', supposed: 'id,en', read: readLanguages },
    answering,
  );
  const brand = await ask(
    {
      flag: 'colours',
      message: 'Warna: utama, gelap, aksen',
      supposed: freeBrand(existing),
      read: unshared(readBrand, (region, { primary }) => region.brand['--ina-primary'] === primary),
    },
    answering,
  );
  return { id: name, place, origin, mailFrom, address, languages, brand };
}
