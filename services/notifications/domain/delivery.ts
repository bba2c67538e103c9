import type { MessageKind } from '#shared/notifications/message.ts';

export type Channel = 'sms' | 'mail';

/** What is done at most once. */
export interface DeliveryKey {
  subject: string;
  version: number;
  /** The date that it is sent once for, instead of once a version. */
  once?: string;
  kind: MessageKind;
  channel: Channel;
}

/**
 * One message on one channel. `SENDING` is written before the provider is called, so that nobody is written to twice;
 * who finds it afterwards cannot know whether the message went out.
 */
export type DeliveryState = 'SENDING' | 'SENT' | 'REFUSED' | 'WAITING' | 'UNSURE';

/** How an attempt ended: accepted, refused for good, surely not accepted this time, or nobody knows. */
export type Outcome = 'SENT' | 'REFUSED' | 'WAITING' | 'UNSURE';

/** A delivery as somebody else left it. */
export interface Delivery {
  state: DeliveryState;
  /** Epoch milliseconds of its last change. */
  at: number;
}

/** States in which each step is legal; the conditions of the writes are made from this. */
export const legal = {
  /** Besides a delivery that does not exist yet. */
  start: ['WAITING'],
  /** A slow attempt that was already given up still knows better how it ended. */
  finish: ['SENDING', 'UNSURE'],
  doubt: ['SENDING'],
} as const satisfies Record<string, readonly DeliveryState[]>;

/** Longer than any attempt lives: the function's timeout is half of it. */
export const LONGEST_ATTEMPT_MS = 60_000;

/** What to do about a delivery that cannot be started. */
export function judge({ state, at }: Delivery, now: number): 'done' | 'wait' | 'doubt' {
  if (state !== 'SENDING') return state === 'WAITING' ? 'wait' : 'done';
  return now - at < LONGEST_ATTEMPT_MS ? 'wait' : 'doubt';
}
