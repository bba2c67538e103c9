/** The part of the catalogue that the bundle's region names; the bundler resolves this name (infra/bundles.ts). */
declare module 'balai:catalogue' {
  import type { Catalogue } from '#shared/catalogue/schema.ts';

  const catalogue: Catalogue;
  export default catalogue;
}
