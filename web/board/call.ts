import type { Board } from '#services/queue/contract.ts';

/** A number that was called to a counter; calling it again makes another one of it. */
export type Call = Board['calling'][number];

/** What tells one call from another. */
export const nameOf = ({ ticket, counter, at, again }: Call): string => `${ticket} ${counter} ${at} ${again}`;
