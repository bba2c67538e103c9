import { contrast } from '#infra/contrast.ts';
import type { Region } from '#shared/region/schema.ts';

/** Hexadecimal colours of a city: white text stands on `primary` and `dark`, dark text on `accent`. */
export interface Brand {
  readonly primary: string;
  readonly dark: string;
  readonly accent: string;
}

/** The brand as the custom properties of the sites. */
export const brandTokens = ({ primary, dark, accent }: Brand): Region['brand'] => ({
  '--ina-primary': primary,
  '--ina-primary-dark': dark,
  '--ina-on-primary': '#ffffff',
  '--ina-accent': accent,
  '--ina-on-accent': '#1a1a1a',
});

/** The pairs of a brand's colours that people cannot read well, with the contrast that they have and need; empty: none. */
export function hardToRead(brand: Region['brand']) {
  const colour = (name: string) => brand[`--ina-${name}`] ?? '';
  return [
    { text: colour('on-primary'), on: colour('primary'), least: 4.5 }, // WCAG 1.4.3
    { text: colour('on-primary'), on: colour('primary-dark'), least: 4.5 },
    { text: colour('on-accent'), on: colour('accent'), least: 4.5 },
    { text: colour('primary'), on: '#f2f6f9', least: 4.5 }, // --ina-tint of web/ui/tokens.css
    { text: colour('accent'), on: colour('primary-dark'), least: 3 }, // the mark, WCAG 1.4.11
  ]
    .map((pair) => ({ ...pair, ratio: contrast(pair.text, pair.on) }))
    .filter(({ ratio, least }) => !(ratio >= least));
}
