import type { PriceName } from './prices.ts';

/** So many units of something that has a price, in a month. */
export interface Line {
  /** As AWS's bill calls it. */
  readonly service: string;
  readonly price: PriceName;
  readonly units: number;
  /** Charged whether anybody comes or not. */
  readonly standing: boolean;
}

export const used = (service: string, price: PriceName, units: number): Line => ({
  service,
  price,
  units,
  standing: false,
});
export const standing = (service: string, price: PriceName, units: number): Line => ({
  service,
  price,
  units,
  standing: true,
});
