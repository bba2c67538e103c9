import { type Area, areaOf, areas } from '#shared/region/districts.ts';
import type { Region } from '#shared/region/schema.ts';
import { zoneNames } from '#shared/time/zone.ts';
import { type Answering, ask } from './ask.ts';
import { InputError } from './input-error.ts';
import { readArea, readChoice, readText, slug } from './readers.ts';

const kinds = ['registry', 'subdistrict'] as const;

/** Kind of the office that a region has. */
type Kind = (typeof kinds)[number];

const zones = Object.values(zoneNames);
const zoneOf: Readonly<Record<(typeof zones)[number], Region['timezone']>> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
};

/** Which area an office serves. */
export interface Place {
  readonly code: string;
  readonly kind: Kind;
  /** What the area is called. */
  readonly called: string;
  /** What the data does not know of it. */
  readonly unlisted?: { readonly name: string; readonly timezone: Region['timezone'] };
}

/** Asks for area and kind of a region, and for name and time zone where the data has none. */
export async function askPlace(
  region: string,
  existing: readonly Region[],
  answering: Answering,
): Promise<Place> {
  const { value: code } = await ask(
    {
      flag: 'area',
      message: 'Kota atau kecamatan (nama atau kode Kemendagri)',
      supposed: areas.find(({ name }) => slug(name) === region)?.code,
      read: (answer) => unserved(readArea(answer), existing),
    },
    answering,
  );
  const { value: kind } = await ask(
    {
      flag: 'kind',
      message: 'Jenis kantor',
      supposed: isCity(code) ? 'registry' : 'subdistrict',
      choices: kinds,
      read: (answer) => readKind(answer, code),
    },
    answering,
  );
  const area = areaOf(code);
  if (area !== undefined) return { code, kind, called: nameOf(area, answering) };

  const { value: name } = await ask(
    { flag: 'title', message: 'Nama daerah', read: (answer) => readTitle(answer, kind) },
    answering,
  );
  const { value: timezone } = await ask(
    {
      flag: 'timezone',
      message: 'Zona waktu',
      choices: zones,
      read: (answer) => zoneOf[readChoice(answer, zones)],
    },
    answering,
  );
  return { code, kind, called: name, unlisted: { name, timezone } };
}

const isCity = (code: string): boolean => code.length === '12.71'.length;

function unserved({ code }: { readonly code: string }, existing: readonly Region[]): string {
  const other = existing.find((region) => region.code === code);
  if (other !== undefined) throw new InputError(`${code} sudah dilayani wilayah ${other.id}.`);
  return code;
}

/** The data's name; nobody renames or moves an area that it has. */
function nameOf({ code, name, timezone }: Area, { flags }: Answering): string {
  for (const flag of ['title', 'timezone']) {
    if (flags[flag] === undefined) continue;
    throw new InputError(
      `Menurut data, ${code} adalah ${name} (${zoneNames[timezone]}): hilangkan --${flag}.`,
    );
  }
  return name;
}

function readKind(answer: string, code: string): Kind {
  const kind = readChoice(answer, kinds);
  if (kind === 'subdistrict' && isCity(code)) {
    throw new InputError(`${code} adalah kota; kode kecamatan enam angka, seperti ${code}.01.`);
  }
  if (kind === 'registry' && !isCity(code)) {
    throw new InputError(`${code} adalah kecamatan; kantor Disdukcapil milik kotanya.`);
  }
  return kind;
}

function readTitle(answer: string, kind: Kind): string {
  const title = readText(answer);
  if (kind === 'subdistrict') return title.replace(/^Kecamatan /, '');
  if (/^(Kota|Kabupaten) ./.test(title)) return title;
  throw new InputError(`"${title}" belum menyebut jenisnya: Kota ${title}, atau Kabupaten ${title}.`);
}
