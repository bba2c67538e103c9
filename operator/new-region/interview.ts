import { areaOf, areas } from '#shared/region/districts.ts';
import type { Region } from '#shared/region/schema.ts';
import { zoneNames } from '#shared/time/zone.ts';
import { type Answering, ask } from './ask.ts';
import { InputError } from './input-error.ts';
import { freeBrand } from './palette.ts';
import {
  readArea,
  readBrand,
  readChoice,
  readLanguages,
  readMail,
  readName,
  readOrigin,
  readText,
  slug,
} from './readers.ts';
import type { RegionSource } from './source.ts';

const kinds = ['registry', 'subdistrict'] as const;
const zones = Object.values(zoneNames);
const zoneOf: Readonly<Record<(typeof zones)[number], Region['timezone']>> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
};

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
  const name = readName(
    id,
    existing.map((region) => region.id),
  );
  const unused = <Answer>(
    read: (answer: string) => Answer,
    sameIn: (region: Region, answer: Answer) => boolean,
  ) => {
    return (given: string): Answer => {
      const answer = read(given);
      const other = existing.find((region) => sameIn(region, answer));
      if (other !== undefined) throw new InputError(`"${given}" belongs to the region ${other.id} already.`);
      return answer;
    };
  };

  const { value: area } = await ask(
    {
      flag: 'area',
      message: 'City or sub-district (name or Kemendagri code)',
      supposed: areas.find((one) => slug(one.name) === name)?.code,
      read: unused(readArea, ({ code }, given) => code === given.code),
    },
    answering,
  );
  const outside = areaOf(area.code) === undefined;
  const { value: kind } = await ask(
    {
      flag: 'kind',
      message: 'Kind of office',
      supposed: area.code.length > 5 ? 'subdistrict' : 'registry',
      choices: kinds,
      read: (answer) => readKind(answer, area.code),
    },
    answering,
  );
  const beyondData = outside
    ? {
        title: (
          await ask(
            {
              flag: 'title',
              message: 'Name of the area',
              read: (answer) => readTitle(answer, kind),
            },
            answering,
          )
        ).value,
        timezone:
          zoneOf[
            (
              await ask(
                {
                  flag: 'timezone',
                  message: 'Time zone',
                  choices: zones,
                  read: (answer) => readChoice(answer, zones),
                },
                answering,
              )
            ).value
          ],
      }
    : {};
  const origin = await ask(
    {
      flag: 'host',
      message: 'Host name of the site',
      supposed: `antrean.${name}.go.id`,
      read: unused(readOrigin, (region, given) => region.origin === given),
    },
    answering,
  );
  const mailFrom = await ask(
    {
      flag: 'mail',
      message: 'Sender of mail to citizens',
      supposed: `antrean@${new URL(origin.value).hostname.replace(/^antrean\./, '')}`,
      read: unused(readMail, ({ notifications }, given) => notifications.mailFrom === given),
    },
    answering,
  );
  const address = await ask(
    {
      flag: 'address',
      message: 'Address of the office',
      supposed: beyondData.title ?? areaOf(area.code)?.name,
      read: readText,
    },
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
      read: unused(readBrand, (region, { primary }) => region.brand['--ina-primary'] === primary),
    },
    answering,
  );
  return { id: name, code: area.code, kind, ...beyondData, origin, mailFrom, address, languages, brand };
}

function readKind(answer: string, code: string): (typeof kinds)[number] {
  const kind = readChoice(answer, kinds);
  if (kind === 'subdistrict' && code.length === 5) {
    throw new InputError(`${code} is a city; a sub-district's code has six digits, such as ${code}.01.`);
  }
  if (kind === 'registry' && code.length > 5) {
    throw new InputError(
      `${code} is a sub-district; the registry office belongs to the city, ${code.slice(0, 5)}.`,
    );
  }
  return kind;
}

function readTitle(answer: string, kind: (typeof kinds)[number]): string {
  const title = readText(answer);
  if (kind === 'registry' && !/^(Kota|Kabupaten) ./.test(title)) {
    throw new InputError(`"${title}" does not say what it is: Kota ${title}, or Kabupaten ${title}.`);
  }
  return kind === 'subdistrict' ? title.replace(/^Kecamatan /, '') : title;
}
