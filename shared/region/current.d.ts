/** The region that a bundle is built for; the bundler resolves this name (infra/bundles.ts). */
declare module 'balai:region' {
  import type { Region } from '#shared/region/schema.ts';

  const region: Region;
  export default region;
}
