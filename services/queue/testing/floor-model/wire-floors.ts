import type { FloorStore } from '../../domain/floor/floor-store.ts';
import type { Process, Scheduler } from '../model/scheduler.ts';
import { Unanswered } from '../model/wire.ts';

const never = (): Promise<never> => new Promise(() => {});

/** The floors as one process sees them: every call waits for its turn and may meet any fate of a network. */
export const wireFloors =
  (floors: FloorStore, scheduler: Scheduler) =>
  (process: Process): FloorStore => {
    async function call<T>(send: () => Promise<T>, again: () => Promise<unknown>): Promise<T> {
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
    }
    const read = <T>(send: () => Promise<T>) => call(send, async () => {});
    return {
      read: (id) => read(() => floors.read(id)),
      readDay: (id) => read(() => floors.readDay(id)),
      readTicket: (id, ticket) => read(() => floors.readTicket(id, ticket)),
      glance: (id) => read(() => floors.glance(id)),
      learnt: (office) => read(() => floors.learnt(office)),
      keepLearnt: (office, learnt) =>
        call(
          () => floors.keepLearnt(office, learnt),
          () => floors.keepLearnt(office, learnt),
        ),
      commit: (id, write) =>
        call(
          () => floors.commit(id, write),
          () => floors.commit(id, write),
        ),
    };
  };
