import type { FloorStore } from '../../domain/floor/floor-store.ts';
import type { Process, Scheduler } from '../model/scheduler.ts';
import { networkOf, reading } from '../model/wire.ts';

/** The floors as one process sees them: every call waits for its turn and may meet any fate of a network. */
export const wireFloors =
  (floors: FloorStore, scheduler: Scheduler) =>
  (process: Process): FloorStore => {
    const call = networkOf(scheduler, process);
    const read = reading(call);
    return {
      read: (id) => read(() => floors.read(id)),
      readDay: (id) => read(() => floors.readDay(id)),
      readTicket: (id, ticket) => read(() => floors.readTicket(id, ticket)),
      glance: (id) => read(() => floors.glance(id)),
      learnt: (office) => read(() => floors.learnt(office)),
      keepLearnt: (office, learnt) => call(() => floors.keepLearnt(office, learnt)),
      commit: (id, write) => call(() => floors.commit(id, write)),
    };
  };
