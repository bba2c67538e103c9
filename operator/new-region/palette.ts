import type { Region } from '#shared/region/schema.ts';

/** Primary, dark and accent that pass the contrast that readBrand asks for. */
const palette = [
  '#7a3e12,#512708,#ffc14d',
  '#4a3f9f,#2f2870,#ffcf5c',
  '#006078,#003f50,#ffb64d',
  '#7a2f63,#521d42,#f5c451',
  '#3d5a1e,#283c12,#f2c230',
  '#974315,#652b0b,#ffd166',
] as const;

/** Colours that no region has; with all taken, the operator chooses. */
export const freeBrand = (regions: readonly Region[]): string | undefined =>
  palette.find((colours) => regions.every(({ brand }) => !colours.startsWith(brand['--ina-primary'] ?? ' ')));
