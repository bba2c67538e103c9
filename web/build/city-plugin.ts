import type { Plugin } from 'vite';
import { brandSheet, cityOf } from './city.ts';
import { bannerColour, region } from './region.ts';

/** Gives the pages their city: `balai:city`, `balai:brand.css`, and its names in index.html. */
export function cityPlugin(): Plugin {
  const city = cityOf(region);
  const modules = new Map([
    ['balai:city', `export default ${JSON.stringify(city)}`],
    ['balai:brand.css', brandSheet(region.brand)],
  ]);
  return {
    name: 'balai-city',
    resolveId: (name) => (modules.has(name) ? `\0${name}` : undefined),
    load: (name) => modules.get(name.replace('\0', '')),
    transformIndexHtml: (html) =>
      html
        .replaceAll('%CITY%', city.name.id)
        .replaceAll('%BRAND%', city.id)
        .replaceAll('%PRIMARY%', bannerColour),
  };
}
