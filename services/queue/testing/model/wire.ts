import type { BookingStore, PersonIndex } from '../../domain/booking-store.ts';
import type { SheetStore } from '../../domain/sheet-store.ts';
import type { SheetWrite } from '../../domain/sheet-write.ts';
import type { WishStore } from '../../domain/wish-store.ts';
import type { Process, Scheduler } from './scheduler.ts';

export interface Stores {
  readonly sheets: SheetStore;
  readonly bookings: BookingStore;
  readonly people: PersonIndex;
  readonly wishes: WishStore;
}

/** The caller heard nothing: it does not know what happened. */
export class Unanswered extends Error {}

const never = (): Promise<never> => new Promise(() => {});

/** One call of a process: it waits for its turn and may meet any fate of a network. `again` is what a second packet does. */
export type Call = <T>(send: () => Promise<T>, again?: () => Promise<unknown>) => Promise<T>;

/** The network between one process and the stores. */
export const networkOf =
  (scheduler: Scheduler, process: Process): Call =>
  async (send, again = send) => {
    const fate = await scheduler.turn(process);
    switch (fate) {
      case 'crashed before':
        scheduler.end(process);
        return never();
      case 'request lost':
        throw new Unanswered();
      case 'delayed':
        scheduler.landLater(async () => void (await again()));
        throw new Unanswered();
      default: {
        const answer = await scheduler.run(send());
        if (fate === 'crashed after') {
          scheduler.end(process);
          return never();
        }
        if (fate === 'answer lost') throw new Unanswered();
        if (fate === 'duplicated') scheduler.landLater(async () => void (await again()));
        return fate === 'resent' ? scheduler.run(send()) : answer;
      }
    }
  };

/** A call that changes nothing: a second packet is of no account. */
export const reading =
  (call: Call) =>
  <T>(send: () => Promise<T>): Promise<T> =>
    call(send, async () => undefined);

/** The stores as one process sees them: every call waits for its turn and may meet any fate of a network. */
export function wire(world: {
  readonly stores: Stores;
  readonly scheduler: Scheduler;
  /** Told of every write that is sent. */
  readonly sent: (write: SheetWrite, by: Process) => void;
  /** Told of a packet that was carried out a second time. */
  readonly twice: (what: string) => void;
}): (process: Process) => Stores {
  const { stores, scheduler } = world;

  return (process) => {
    const call = networkOf(scheduler, process);
    const read = reading(call);

    return {
      sheets: {
        read: (id) => read(() => stores.sheets.read(id)),
        create: (sheet) => call(() => stores.sheets.create(sheet)),
        commit: (id, write) => {
          world.sent(write, process);
          let landed = false;
          const send = async () => {
            const answer = await stores.sheets.commit(id, write);
            if ('committed' in answer) {
              if (landed) world.twice(JSON.stringify(write));
              landed = true;
            }
            return answer;
          };
          return call(send);
        },
      },
      bookings: {
        read: (id) => read(() => stores.bookings.read(id)),
        put: (booking) => call(() => stores.bookings.put(booking)),
        update: (write) => call(() => stores.bookings.update(write)),
      },
      people: {
        add: (tag, entry) => call(() => stores.people.add(tag, entry)),
        list: (...asked) => read(() => stores.people.list(...asked)),
      },
      wishes: {
        join: (...wish) => call(() => stores.wishes.join(...wish)),
        end: (...fate) => call(() => stores.wishes.end(...fate)),
        find: (...asked) => read(() => stores.wishes.find(...asked)),
        list: (...asked) => read(() => stores.wishes.list(...asked)),
        days: (...asked) => read(() => stores.wishes.days(...asked)),
      },
    };
  };
}
