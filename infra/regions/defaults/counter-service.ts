import type { Service } from '#shared/region/schema.ts';

/** A service as it is listed here: minutes a person takes, and places of a window for who books and for who just comes. */
export interface Offer {
  readonly id: string;
  readonly letter: string;
  readonly name: Service['name'];
  readonly minutes: number;
  readonly places: number;
  /** Codes of shared/catalogue. */
  readonly catalogue: readonly string[];
}

/** DEFAULT: one window an hour; at most two people in five cancel or move before the numbers of a window run out. */
export const counterService = ({ id, letter, name, minutes, places, catalogue }: Offer): Service => ({
  id,
  name,
  letter,
  durationSeconds: minutes * 60,
  catalogue: [...catalogue],
  windowMinutes: 60,
  quota: { online: places, walkIn: places },
  numberBlock: 40,
});
