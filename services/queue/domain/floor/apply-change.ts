import type { FloorChange } from './decision.ts';
import type { Floor } from './floor.ts';

const replaced = <Item extends { readonly id: string }>(items: readonly Item[], item: Item | undefined) =>
  item === undefined
    ? items
    : [...items.filter(({ id }) => id !== item.id), item].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The floor after a change was written. */
export const applyChange = (floor: Floor, { day, head, line, counter, ticket }: FloorChange): Floor => ({
  ...floor,
  day: day ?? floor.day,
  head: head ?? floor.head,
  line: line ?? floor.line,
  counters: replaced(floor.counters, counter),
  tickets: replaced(floor.tickets, ticket),
});
