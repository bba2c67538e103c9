import type { LocalDate } from '#shared/time/local.ts';

const daySeconds = 86_400;

/** When so many whole days have passed since the end of a date, in epoch seconds, as `ttl` wants it. */
export const afterDay = ({ date }: { readonly date: LocalDate }, days: number): number =>
  Date.parse(`${date}T00:00:00Z`) / 1000 + (days + 1) * daySeconds;
