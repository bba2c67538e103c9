import { encodeOutbox } from '#shared/events/outbox.ts';
import { applyChange } from '../domain/floor/apply-change.ts';
import { type Learnt, nothingLearnt } from '../domain/floor/estimate/learnt.ts';
import { type Floor, noHead } from '../domain/floor/floor.ts';
import type { FloorStore, FloorWrite } from '../domain/floor/floor-store.ts';
import { type FloorId, mayTicketBecome } from '../domain/floor/ticket.ts';

// The floors in memory; test/contract/floor-store.test.ts holds them to the same contract as the store on DynamoDB.

/** A write of a floor that was carried out, and the floor as it left it. */
export interface FloorRecord {
  readonly before: Floor;
  readonly after: Floor;
  readonly write: FloorWrite;
}

export interface MemoryFloors extends FloorStore {
  /** Every write that was carried out, in order. */
  readonly records: FloorRecord[];
}

const nameOf = ({ office, date }: FloorId): string => `${office}/${date}`;

const follows = (known: { readonly v: number } | undefined, next: { readonly v: number } | undefined) =>
  next === undefined || next.v === (known?.v ?? 0) + 1;

/** Refuses events that their schema refuses, as the outbox does. */
function validate({ ticket, events = [], cause }: FloorWrite): void {
  const [first, ...others] = events;
  if (!ticket || !first) return;
  const { now: occurredAt, causationId } = cause;
  const { id: subject, v: version, correlationId } = ticket;
  encodeOutbox({ occurredAt, region: 'memory', subject, version, correlationId, causationId }, [
    first,
    ...others,
  ]);
}

function stands(floor: Floor, { day, head, line, counter, ticket, isNew }: FloorWrite): boolean {
  const known = floor.tickets.find(({ id }) => id === ticket?.id);
  const ticketStands = isNew
    ? known === undefined
    : ticket === undefined ||
      (known !== undefined && follows(known, ticket) && mayTicketBecome(known.state, ticket.state));
  return (
    ticketStands &&
    follows(floor.day, day) &&
    follows(floor.head, head) &&
    follows(floor.line, line) &&
    follows(
      floor.counters.find(({ id }) => id === counter?.id),
      counter,
    )
  );
}

export function createMemoryFloors(): MemoryFloors {
  const floors = new Map<string, Floor>();
  const records: FloorRecord[] = [];
  const learnt = new Map<string, Learnt>();
  const floorOf = (id: FloorId): Floor =>
    floors.get(nameOf(id)) ?? {
      id,
      day: undefined,
      head: noHead,
      line: undefined,
      counters: [],
      tickets: [],
    };
  return {
    records,
    read: async (id) => floorOf(id),
    readDay: async (id) => floorOf(id).day,
    readTicket: async (id, ticket) => floorOf(id).tickets.find((one) => one.id === ticket),
    glance: async (id) => floorOf(id),
    learnt: async (office) => learnt.get(office) ?? nothingLearnt,
    async keepLearnt(office, next) {
      if (!follows(learnt.get(office), next)) return 'stale';
      learnt.set(office, next);
      return 'written';
    },
    async commit(id, write) {
      const before = floorOf(id);
      if (!stands(before, write)) return 'stale';
      validate(write);
      const after = applyChange(before, write);
      floors.set(nameOf(id), after);
      records.push({ before, after, write });
      return 'written';
    },
  };
}
