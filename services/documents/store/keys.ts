import type { LocalDate } from '#shared/time/local.ts';
import type { DayEntry } from '../domain/figures.ts';
import type { Look } from '../domain/look.ts';
import type { Pile, PileEntry } from '../domain/pile.ts';

/** Key of an item of the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const requestPartition = (id: string): string => `R#${id}`;

export const requestKey = (id: string): Key => ({ pk: requestPartition(id), sk: 'REQUEST' });

/** Contact, form and files of a request, sealed. */
export const fileKey = (id: string): Key => ({ pk: requestPartition(id), sk: 'FILE' });

export const personPartition = (tag: string): string => `PERSON#${tag}`;

/** That a person has asked for a document: at most one is open. */
export const openKey = (tag: string, service: string): Key => ({
  pk: personPartition(tag),
  sk: `OPEN#${service}`,
});

/** A request of a person. */
export const personKey = (tag: string, id: string): Key => ({ pk: personPartition(tag), sk: `R#${id}` });

export const codePartition = (code: string): string => `CODE#${code}`;

/** That a request has this tracking code. */
export const codeKey = (code: string, id: string): Key => ({ pk: codePartition(code), sk: `R#${id}` });

/** The index of the worklists, with its keys. */
export const worklist = { index: 'worklist', pk: 'wp', sk: 'ws' } as const;

export const pilePartition = (office: string, pile: Pile): string => `${office}#${pile}`;

/** Digits of an instant: as text they sort like numbers until the year 2286. */
const DIGITS = 13;

export const pileSort = ({ priority, at }: PileEntry, id: string): string =>
  `${priority ? 0 : 1}#${String(at).padStart(DIGITS, '0')}#${id}`;

export const lookPartition = (request: string): string => `LOOKS#${request}`;

/** Who looked at a request, or for a person: one item a look, in the order of time. */
export const lookKey = (look: Look): Key => ({
  pk: 'request' in look ? lookPartition(look.request) : `LOOKS#${personPartition(look.tag)}`,
  sk: `${new Date(look.at).toISOString()}#${look.correlationId}`,
});

/** What the days of an office count. */
export const dayPartition = (office: string): string => `DAY#${office}`;

/** One event of a day. */
export const dayEntryKey = ({
  office,
  date,
  request,
  version,
}: Pick<DayEntry, 'office' | 'date' | 'request' | 'version'>): Key => ({
  pk: dayPartition(office),
  sk: `${date}#${request}#${version}`,
});

/** Where the entries of some days begin and end: `$` follows `#`. */
export const daySpan = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }) => ({
  first: `${from}#`,
  last: `${to}$`,
});
