import type { Region } from '#shared/region/schema.ts';

/** How a region runs in AWS, with what its file leaves open. */
export interface Operations {
  readonly originValue: string;
  readonly firewall: boolean;
  readonly warmWrites: number | undefined;
  readonly readyAtRelease: number;
  readonly mostBookingFunctions: number | undefined;
}

/** What costs is off, but for the firewall; new accounts may have ten concurrent functions, so nothing is reserved. */
export function operationsOf({ operations = {} }: Pick<Region, 'operations'>): Operations {
  return {
    originValue: operations.originValue ?? 'v1',
    firewall: operations.firewall ?? true,
    warmWrites: operations.warmWrites,
    readyAtRelease: operations.readyAtRelease ?? 0,
    mostBookingFunctions: operations.mostBookingFunctions,
  };
}
