import type { Happened } from '#shared/events/event.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import { type Closing, priorClosingStates } from '../domain/closing.ts';
import { type ClosingCause, type ClosingStore, causeOfClosing } from '../domain/closing-store.ts';

// test/contract/closing-store.test.ts holds them to the same contract as the store on DynamoDB.

/** Closings in memory, in order; `told` shows the events of their writes with who caused them, `outboxes` their outboxes. */
export interface MemoryClosings extends ClosingStore {
  readonly told: readonly (Happened & Pick<ClosingCause, 'officer'>)[];
  readonly outboxes: readonly string[];
}

export function createMemoryClosings(): MemoryClosings {
  const kept = new Map<string, Closing>();
  const told: (Happened & Pick<ClosingCause, 'officer'>)[] = [];
  const outboxes: string[] = [];
  const note = ({ id, v, correlationId }: Closing, events: readonly Happened[], cause: ClosingCause) => {
    const [first, ...others] = events;
    if (first === undefined) return;
    const { now: occurredAt, causationId, officer } = cause;
    const actor = officer === undefined ? {} : { actor: { kind: 'officer', id: officer } as const };
    outboxes.push(
      encodeOutbox(
        { occurredAt, region: 'tanjungbalai', subject: id, version: v, correlationId, causationId, ...actor },
        [first, ...others],
      ),
    );
    told.push(...events.map((one) => ({ ...one, ...(officer === undefined ? {} : { officer }) })));
  };
  const keyOf = ({ office, date, id }: Pick<Closing, 'office' | 'date' | 'id'>) => `${office} ${date} ${id}`;
  return {
    told,
    outboxes,

    async put(closing, events) {
      const present = kept.get(keyOf(closing));
      if (present !== undefined) return present;
      note(closing, events, causeOfClosing(closing));
      kept.set(keyOf(closing), closing);
      return 'stored';
    },

    async update(closing, { events, cause }) {
      const present = kept.get(keyOf(closing));
      const legal: readonly string[] = priorClosingStates[closing.state];
      if (present?.v !== closing.v - 1 || !legal.includes(present.state)) return 'stale';
      note(closing, events, cause);
      kept.set(keyOf(closing), closing);
      return 'written';
    },

    list: async (office, from) =>
      [...kept.values()]
        .filter((closing) => closing.office === office && closing.date >= from)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),

    read: async (place) => kept.get(keyOf(place)),
  };
}
