import * as z from 'zod/mini';
import data from './districts.json' with { type: 'json' };
import { regionSchema } from './schema.ts';

const { timezone } = regionSchema.shape;
const ward = z.object({ code: z.string(), name: z.string() });
const subdistrict = z.object({ code: z.string(), name: z.string(), wards: z.array(ward) });
const { cities } = z
  .object({
    cities: z.array(
      z.object({ code: z.string(), name: z.string(), timezone, subdistricts: z.array(subdistrict) }),
    ),
  })
  .parse(data);

/** A city or a sub-district, and what it is made of. */
export interface Area {
  /** Kemendagri code: `12.74` of a city, `12.71.08` of a sub-district. */
  readonly code: string;
  /** `Kota Medan`, or `Medan Belawan` of a sub-district. */
  readonly name: string;
  /** Name of the city that a sub-district belongs to. */
  readonly city?: string;
  readonly timezone: z.output<typeof timezone>;
  /** Names of a city's sub-districts or of a sub-district's wards; empty where the data stops. */
  readonly parts: readonly string[];
}

/** Every area of `districts.json` (Kemendagri's list, with its source): each city, then its sub-districts. */
export const areas: readonly Area[] = cities.flatMap(({ subdistricts, ...city }) => [
  { ...city, parts: subdistricts.map(({ name }) => name) },
  ...subdistricts.map(({ code, name, wards }) => ({
    code,
    name,
    city: city.name,
    timezone: city.timezone,
    parts: wards.map((each) => each.name),
  })),
]);

/** The area of a code; undefined for one outside the data. */
export const areaOf = (code: string): Area | undefined => areas.find((area) => area.code === code);
