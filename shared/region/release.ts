import type { Service } from './schema.ts';

/** How the places of a service's days are given out when booking opens. */
export type Release = NonNullable<Service['release']>;

/** Who may wait for places of a service's full days. */
export type Waitlist = NonNullable<Service['waitlist']>;

/** As region file or officials have it; without a word, to who comes first. */
export const releaseOf = ({ release }: Pick<Service, 'release'>): Release =>
  release ?? { kind: 'first-come' };

/** As region file or officials have it. */
export const waitlistOf = ({ waitlist }: Pick<Service, 'waitlist'>): Waitlist =>
  waitlist ?? { people: 20, noticeHours: 12 };
