import type { RequestFigures } from '#services/documents/contract.ts';

type Days = RequestFigures['days'];

export const sumOf = (days: Days, part: Exclude<keyof Days[number], 'date'>): number =>
  days.reduce((total, day) => total + day[part], 0);

/** A share in whole percent; undefined: of nothing. */
export const percent = (part: number, all: number): number | undefined =>
  all === 0 ? undefined : Math.round((part / all) * 100);
