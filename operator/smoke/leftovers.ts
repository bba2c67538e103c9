import { insist, type QueueApi, Refused } from '../../clients/typescript/src/index.ts';

/** A booking and the key that opens it. */
export interface Held {
  readonly booking: {
    readonly id: string;
    readonly ticket: string;
    readonly date: string;
    readonly window: string;
  };
  readonly key: string;
}

/** What a smoke test has booked and not yet cancelled. */
export interface Leftovers {
  /** Booked, moved, or taken over by another key: the latest of a journey counts. */
  hold(held: Held): void;
  /** Cancelled by the journey itself. */
  release(): void;
  /** Asked at the end for a booking that nobody saw the answer of. */
  unanswered(resolve: () => Promise<Held | undefined>): void;
  /** Cancels what is left; tells what could not be. */
  clear(): Promise<readonly string[]>;
}

const patience = { milliseconds: 60_000, tryMilliseconds: 15_000 };

export function leftovers(api: QueueApi): Leftovers {
  let held: Held | undefined;
  let resolve: (() => Promise<Held | undefined>) | undefined;
  return {
    hold: (booked) => {
      held = booked;
      resolve = undefined;
    },
    release: () => {
      held = undefined;
    },
    unanswered: (ask) => {
      resolve = ask;
    },
    clear: async () => {
      try {
        // A refusal says that nothing was booked.
        held ??= await resolve?.().catch((fault: unknown) => {
          if (fault instanceof Refused) return undefined;
          throw fault;
        });
        resolve = undefined;
        if (held === undefined) return [];
        await cancel(api, held);
        held = undefined;
        return [];
      } catch (fault) {
        const why = fault instanceof Error ? fault.message : String(fault);
        return held === undefined
          ? [
              `Mungkin ada pesanan uji yang tertinggal (${why}); periksa SMS ke nomor uji dan batalkan dari tautannya.`,
            ]
          : [
              `Pesanan uji ${held.booking.ticket} (${held.booking.date} ${held.booking.window}) tidak dapat dibatalkan (${why}); batalkan dari tautan di SMS.`,
            ];
      }
    },
  };
}

/** Cancels a booking and answers with what became of it. */
export const cancel = (api: QueueApi, { booking: { id }, key }: Held) =>
  insist(
    (signal) =>
      api.DELETE('/api/queue/bookings/{id}', {
        params: { path: { id }, header: { 'booking-key': key } },
        signal,
      }),
    patience,
  );
