import {
  createBooker,
  insist,
  memoryJournal,
  type Patience,
  type QueueApi,
  Refused,
} from '../../clients/typescript/src/index.ts';
import { freePlaces, type Place } from './free-places.ts';
import { cancel, type Leftovers } from './leftovers.ts';
import { expected, type Steps } from './steps.ts';

interface Person {
  readonly nik: string;
  readonly name: string;
  readonly phone: string;
}

export interface Journey {
  readonly api: QueueApi;
  readonly steps: Steps;
  readonly left: Leftovers;
  readonly person: Person;
  readonly office?: string | undefined;
  readonly service?: string | undefined;
}

/** One try of a call, and all of them. */
export const patience: Patience = { milliseconds: 30_000, tryMilliseconds: 10_000 };
/** Windows that are tried: others book at the same time. */
const TRIES = 4;

/** What a program does: looks, books with its proof of work, opens, moves, cancels. */
export async function apiJourney(journey: Journey): Promise<void> {
  const { api, steps, left } = journey;
  const places = await steps.step('Kantor, hari, dan jam kosong', () =>
    freePlaces({ ...journey, patience }, TRIES),
  );
  const { booking, key } = await steps.step('Memesan dengan bukti kerja', () => book(journey, places));
  const params = { path: { id: booking.id }, header: { 'booking-key': key } };

  await steps.step('Membuka tiket dengan kuncinya', async () => {
    const opened = await insist(
      (signal) => api.GET('/api/queue/bookings/{id}', { params, signal }),
      patience,
    );
    const ticket = 'ticket' in opened.booking ? opened.booking.ticket : null;
    expected(ticket === booking.ticket, `Tiket ${ticket}, bukan ${booking.ticket}.`);
  });
  const other = places.find(({ date, window }) => date !== booking.date || window !== booking.window);
  const last =
    other === undefined
      ? { booking, key }
      : await steps.step('Memindahkan ke jam lain', async () => {
          const { date, window } = other;
          const moved = await insist(
            (signal) => api.POST('/api/queue/bookings/{id}/move', { params, body: { date, window }, signal }),
            patience,
          );
          left.hold(moved);
          expected(moved.booking.window === window && moved.booking.date === date, 'Jam tidak berpindah.');
          return moved;
        });
  await steps.step('Membatalkan', async () => {
    const gone = await cancel(api, last);
    expected(gone.booking.state === 'CANCELLED', `Setelah dibatalkan: ${gone.booking.state}.`);
    left.release();
  });
}

/** Books the first of the places that is still free. */
async function book({ api, left, person }: Journey, places: readonly Place[]) {
  const booker = createBooker({ api, patience, journal: memoryJournal() });
  for (const [index, place] of places.entries()) {
    left.unanswered(booker.resolve);
    try {
      const held = await booker.book({ ...place, person });
      left.hold(held);
      return held;
    } catch (fault) {
      const taken = fault instanceof Refused && ['full', 'window-closed'].includes(fault.problem.code);
      if (!taken || index === places.length - 1) throw fault;
    }
  }
  throw new Error('Tidak ada tempat untuk dicoba.');
}
