import { createGate } from '#services/queue/operations/gate.ts';
import type { WishPorts } from '#services/queue/operations/wishes/ports.ts';
import { rememberLists } from '#services/queue/operations/wishes/waiting-lists.ts';
import { createMemoryStores, type MemoryStores } from '#services/queue/testing/memory-stores.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Time } from './time.ts';

/** Stores that a desk can work over: in memory, or in a table. */
export type DeskStores = Pick<MemoryStores, 'sheets' | 'bookings' | 'people'>;

/** The keys of every desk: its ids and tags follow from them. */
export const deskKeys = readKeyRing(
  JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'desk'.repeat(16) }),
);

/** What one container of the booking function knows and uses: the real operations work with it as they do in AWS. */
export const openDesk = ({
  region,
  stores,
  time,
  random,
}: {
  readonly region: Region;
  readonly stores: DeskStores;
  readonly time: Time;
  readonly random: () => number;
}): WishPorts => {
  const clock = { now: time.now };
  // Nobody waits at these desks.
  const { wishes, draws } = createMemoryStores();
  return {
    region,
    settings: {
      inForce: async () => region,
      fresh: async () => ({ value: region, mark: undefined }),
      stands: async () => true,
    },
    keys: async () => deskKeys,
    clock,
    random,
    siteOrigin: 'https://antrean.example',
    sheets: stores.sheets,
    bookings: stores.bookings,
    people: stores.people,
    wishes,
    draws,
    lists: rememberLists({ list: wishes.list, clock }),
    gate: createGate({ glance: stores.sheets.glance, clock, random }),
  };
};
