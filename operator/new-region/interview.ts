import type { Region } from '#shared/region/schema.ts';
import { type Answering, ask } from './ask.ts';
import { InputError } from './input-error.ts';
import { freeBrand } from './palette.ts';
import { askPlace } from './place.ts';
import { readBrand, readLanguages, readMail, readName, readOrigin, readText } from './readers.ts';
import type { RegionSource } from './source.ts';

/** Flags of the questions, as `--help` tells them. */
export const flags = {
  area: 'city or sub-district: its name, or its Kemendagri code such as 12.73',
  kind: 'registry (Disdukcapil) or subdistrict (kantor kecamatan)',
  title: 'name of an area that the data does not have, such as "Kota Makassar"',
  timezone: 'WIB, WITA or WIT, of an area that the data does not have',
  host: 'host name of the site',
  mail: 'sender of mail to citizens',
  address: 'of the office',
  languages: 'id,en',
  colours: 'primary,dark,accent as #rrggbb',
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
      if (other !== undefined) throw new InputError(`"${given}" belongs to the region ${other.id} already.`);
      return answer;
    };

  const place = await askPlace(name, existing, answering);
  const origin = await ask(
    {
      flag: 'host',
      message: 'Host name of the site',
      supposed: `antrean.${name}.go.id`,
      read: unshared(readOrigin, (region, given) => region.origin === given),
    },
    answering,
  );
  const mailFrom = await ask(
    {
      flag: 'mail',
      message: 'Sender of mail to citizens',
      supposed: `antrean@${new URL(origin.value).hostname.replace(/^antrean\./, '')}`,
      read: unshared(readMail, ({ notifications }, given) => notifications.mailFrom === given),
    },
    answering,
  );
  const address = await ask(
    { flag: 'address', message: 'Address of the office', supposed: place.called, read: readText },
    answering,
  );
  const languages = await ask(
    { flag: 'languages', message: 'Languages', supposed: 'id,en', read: readLanguages },
    answering,
  );
  const brand = await ask(
    {
      flag: 'colours',
      message: 'Colours: primary, dark, accent',
      supposed: freeBrand(existing),
      read: unshared(readBrand, (region, { primary }) => region.brand['--ina-primary'] === primary),
    },
    answering,
  );
  return { id: name, place, origin, mailFrom, address, languages, brand };
}
