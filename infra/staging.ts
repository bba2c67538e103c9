import type { Region } from '#shared/region/schema.ts';

/**
 * The same region beside production in one account: its id, which is in every name and in the events, and where people
 * reach it differ, nothing else; what is rehearsed there is what will be deployed.
 */
export function stagingOf(region: Region): Region {
  return { ...region, id: `${region.id}-staging`, origin: region.origin.replace('://', '://staging.') };
}
