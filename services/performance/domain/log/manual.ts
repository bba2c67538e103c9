import type { LocalDate } from '#shared/time/local.ts';
import { dropOf, type LogTerms, lockOf } from './lock.ts';

/** Work that no event tells, written down by whoever did it: a meeting, a visit at home, a training. */
export interface ManualEntry {
  readonly id: string;
  readonly officer: string;
  readonly office: string;
  readonly date: LocalDate;
  /** Key of an item of the plan. */
  readonly item: string;
  readonly activity: string;
  readonly quantity: number;
  /** Id of a file or a reference that a superior can look at. */
  readonly evidence: string;
  readonly state: 'WAITING' | 'CONFIRMED' | 'REFUSED' | 'WITHDRAWN';
  /** Counts the writes. */
  readonly v: number;
  readonly key: string;
  readonly confirmedBy?: string;
  readonly ground?: string;
  /** It was written, or decided on, after its month was locked: shown as a correction. */
  readonly late: boolean;
}

/** What is done with an entry. */
export type ManualCommand =
  | { readonly step: 'confirm' | 'withdraw' }
  | { readonly step: 'refuse'; readonly ground: string };

/** What every step knows. */
export interface ManualAt {
  readonly key: string;
  readonly seen: number;
  readonly now: number;
  readonly by: string;
  /** Whether the account is the officer's superior. */
  readonly isSuperior: boolean;
  readonly terms: LogTerms;
}

type ManualRefusal =
  | 'moved-on'
  | 'wrong-state'
  | 'not-yours'
  | 'no-evidence'
  | 'no-ground'
  | 'bad-quantity'
  | 'in-future'
  /** The time to appeal is over: the month stays as it is. */
  | 'too-late';

export type ManualDecision =
  | { readonly kind: 'write'; readonly entry: ManualEntry }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: ManualRefusal };

const no = (code: ManualRefusal): ManualDecision => ({ kind: 'refused', code });

/** A new entry of the officer who asks, for a day up to `today`. */
export function write(
  given: Omit<ManualEntry, 'state' | 'v' | 'late' | 'confirmedBy' | 'ground'>,
  { now, today, terms }: Pick<ManualAt, 'now' | 'terms'> & { readonly today: LocalDate },
): ManualDecision {
  if (given.evidence.trim() === '') return no('no-evidence');
  if (!Number.isInteger(given.quantity) || given.quantity < 1) return no('bad-quantity');
  if (given.date > today) return no('in-future');
  if (now >= dropOf(given.date, terms)) return no('too-late');
  return {
    kind: 'write',
    entry: { ...given, state: 'WAITING', v: 1, late: now >= lockOf(given.date, terms) },
  };
}

/** Confirms, refuses or withdraws an entry that waits, or says why not. */
export function decide(entry: ManualEntry, command: ManualCommand, at: ManualAt): ManualDecision {
  if (entry.key === at.key) return { kind: 'done' };
  if (at.seen !== entry.v) return no('moved-on');
  const own = at.by === entry.officer;
  if (command.step === 'withdraw' ? !own : own || !at.isSuperior) return no('not-yours');
  if (entry.state !== 'WAITING') return no('wrong-state');
  if (at.now >= dropOf(entry.date, at.terms)) return no('too-late');
  const next = {
    ...entry,
    v: entry.v + 1,
    key: at.key,
    late: entry.late || at.now >= lockOf(entry.date, at.terms),
  };
  switch (command.step) {
    case 'withdraw':
      return { kind: 'write', entry: { ...next, state: 'WITHDRAWN' } };
    case 'confirm':
      return { kind: 'write', entry: { ...next, state: 'CONFIRMED', confirmedBy: at.by } };
    case 'refuse':
      if (command.ground.trim() === '') return no('no-ground');
      return {
        kind: 'write',
        entry: { ...next, state: 'REFUSED', confirmedBy: at.by, ground: command.ground },
      };
  }
}
