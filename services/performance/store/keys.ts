import type { LocalDate } from '#shared/time/local.ts';
import type { Cell } from '../domain/figures/cells.ts';
import { type Message, placeOf } from '../domain/log/consumed.ts';
import type { Entry, RecordedExclusion, Ruling } from '../domain/log/entry.ts';

/** Key of an item of the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const threadPartition = (id: string): string => `T#${id}`;

/** The lines of a thread that stand in the log and are counted. */
export const linesKey = (id: string): Key => ({ pk: threadPartition(id), sk: 'LINES' });

export const rulingKey = ({ entry }: Ruling, thread: string): Key => ({
  pk: threadPartition(thread),
  sk: `RULING#${entry}`,
});

export const dayPartition = (office: string, date: LocalDate | string): string => `DAY#${office}#${date}`;

/** Begin sort keys of a partition. */
export const sorts = { event: 'E#', closing: 'CLOSING#', exclusion: 'EXCLUSION#', line: 'L#' } as const;

/** Where an event is kept: with its thread, or a closing with the day it leaves out a part of. */
export function eventKey(message: Message): Key {
  const { thread, event } = placeOf(message);
  const { data } = message.detail;
  return 'closing' in data
    ? { pk: dayPartition(data.office, data.date), sk: `${sorts.closing}${event}` }
    : { pk: threadPartition(thread), sk: `${sorts.event}${event}` };
}

export const exclusionKey = ({ office, id }: RecordedExclusion, date: LocalDate): Key => ({
  pk: dayPartition(office, date),
  sk: `${sorts.exclusion}${id}`,
});

/** Begins the sort keys of the lines of an account; of nobody's without one. */
export const officerLines = (officer = ''): string => `${sorts.line}${officer}#`;

/** A line in the log of its day, by the officer. */
export const lineKey = ({ office, date, officer, id }: Entry): Key => ({
  pk: dayPartition(office, date),
  sk: `${officerLines(officer)}${id}`,
});

export const officeMonth = (office: string, month: string): string => `OFFICE#${office}#${month}`;

export const officerMonth = (officer: string, month: string): string => `OFFICER#${officer}#${month}`;

/** Counters of a service, or of an officer in it: apart, so that who reads an office reads no officer. */
export const cellKey = ({ office, service, month, band, officer }: Cell): Key =>
  officer === undefined
    ? { pk: officeMonth(office, month), sk: `${service}#${band}` }
    : { pk: officerMonth(officer, month), sk: `${office}#${service}#${band}` };
