import type { LocalDate } from '#shared/time/local.ts';

/** Parts of a day whose figures may be compared with each other. */
export const bands = ['morning', 'midday', 'afternoon'] as const;

export type Band = (typeof bands)[number];

/** Why something stays out of figures of time and promise; that it is left out is shown. */
export const exclusionReasons = ['closure', 'outage', 'absent-citizen', 'training'] as const;

export type ExclusionReason = (typeof exclusionReasons)[number];

/** What was done, as the event that ended it tells. Durations are milliseconds. */
export type Done =
  | {
      readonly kind: 'visit';
      readonly outcome: 'finished' | 'incomplete' | 'referred' | 'left';
      readonly served: number;
      readonly waited: number;
      readonly parks: number;
    }
  /** Somebody was called and did not come. */
  | { readonly kind: 'no-show' }
  /** A visit that was served and goes on at another service. */
  | { readonly kind: 'handover' }
  /** A request that went back for correction; `overturned`: somebody found that it should not have. */
  | { readonly kind: 'return'; readonly overturned: boolean }
  /** Papers found right; `disputed`: the second pair of eyes disagreed. */
  | { readonly kind: 'verification'; readonly second: boolean; readonly disputed: boolean }
  | { readonly kind: 'decision'; readonly decision: 'ready' | 'rejected' }
  /** Of the service, nobody's: whether it was done in the promised time. */
  | { readonly kind: 'promise'; readonly kept: boolean }
  /** Of the service, nobody's: what a visitor thought of it. */
  | { readonly kind: 'rating'; readonly rating: 'good' | 'fair' | 'poor' };

/** A line of the log. */
export interface Entry {
  /** The same however often it is made. */
  readonly id: string;
  /** The ticket or request. */
  readonly thread: string;
  readonly office: string;
  readonly service: string;
  readonly date: LocalDate;
  readonly band: Band;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Account; absent: nobody's, or dropped after the time to appeal. */
  readonly officer?: string | undefined;
  readonly done: Done;
  readonly excluded?: ExclusionReason | undefined;
  /** Ids of the events it is made of. */
  readonly events: readonly string[];
  /** What it was when its month was locked, where that was something else: a correction that anybody who reads the line sees. */
  readonly amended?: AsLocked | undefined;
}

/** How a line stood at the lock; `absent`: it came later. */
export type AsLocked = Pick<Entry, 'done' | 'excluded'> | 'absent';

/** A stretch of time that stays out of figures: an event of the queue, or recorded by a supervisor with a ground. */
export interface Exclusion {
  readonly id: string;
  readonly office: string;
  /** Empty: every service. */
  readonly services: readonly string[];
  /** Account; absent: everybody. */
  readonly officer?: string;
  readonly reason: ExclusionReason;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** An exclusion by hand, by a supervisor who says why. */
export interface RecordedExclusion extends Exclusion {
  readonly by: string;
  readonly ground: string;
  readonly keptAt: number;
}

/** A finding on a line, after an objection, a second look or a complaint: whether a return should not have been. */
export interface Ruling {
  /** Id of the line. */
  readonly entry: string;
  readonly overturned: boolean;
  readonly by: string;
  readonly ground: string;
  readonly keptAt: number;
}
