import { areaOf } from '#shared/region/districts.ts';
import { floorOf } from '#shared/region/floor.ts';
import type { Region } from '#shared/region/schema.ts';

/** What pages know of their city before the first answer of the API. */
export function cityOf(region: Region) {
  return {
    id: region.id,
    name: region.name,
    demonstration: region.demonstration ?? false,
    timezone: region.timezone,
    serves: servedBy(region.code),
    reportExtortion: region.reportExtortion,
    horizonDays: region.queue.horizonDays,
    retentionDays: region.queue.retentionDays,
    /** Whether an office writes letters that anybody can check. */
    hasLetters: region.offices.some(({ documents }) => documents?.letters !== undefined),
    offices: region.offices.map(({ id, name, address, phone, elsewhere, services, floor, documents }) => ({
      id,
      name,
      address,
      phone: phone ?? null,
      elsewhere: elsewhere ?? [],
      /** Days for which requests for documents are kept; null: none are taken online. */
      keepsRequestsDays: documents?.retentionDays ?? null,
      counters: floorOf(floor === undefined ? {} : { floor }).counters,
      services: services.map(({ id: service, name: title, letter, durationSeconds }) => ({
        id: service,
        name: title,
        letter,
        durationSeconds,
      })),
    })),
  };
}

/** Whose residents it serves: the sub-districts of a city, or the wards of a sub-district; null where the data stops. */
function servedBy(code: string) {
  const area = areaOf(code);
  if (area === undefined || area.parts.length === 0) return null;
  return { parts: area.parts, are: area.city === undefined ? 'subdistricts' : 'wards' } as const;
}

/** The city's own values of `--ina-*`, as a style sheet: a strict policy allows no style in the page itself. */
export function brandSheet(brand: Region['brand']): string {
  const declarations = Object.entries(brand).map(
    ([name, value]) => `${name.startsWith('--') ? name : `--ina-${name}`}:${value}`,
  );
  return `:root{${declarations.join(';')}}`;
}
