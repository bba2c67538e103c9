/** The public part of the region that the pages are built for (build/city-plugin.ts). */
declare module 'balai:city' {
  const city: ReturnType<typeof import('./build/city.ts').cityOf>;
  export default city;
}

/** The city's brand tokens. */
declare module 'balai:brand.css';
