/** What is to happen, by time: a binary heap; at the same time in the order in which it was entered. */
export interface Agenda<What> {
  readonly enter: (at: number, what: What) => void;
  readonly next: () => { readonly at: number; readonly what: What } | undefined;
}

export function createAgenda<What>(): Agenda<What> {
  interface Entry {
    readonly at: number;
    readonly turn: number;
    readonly what: What;
  }
  const heap: Entry[] = [];
  let turns = 0;
  const isBefore = (one: Entry, other: Entry) =>
    one.at < other.at || (one.at === other.at && one.turn < other.turn);

  return {
    enter(at, what) {
      const entry = { at, turn: turns, what };
      turns += 1;
      let place = heap.length;
      while (place > 0) {
        const parent = heap[(place - 1) >> 1];
        if (!parent || isBefore(parent, entry)) break;
        heap[place] = parent;
        place = (place - 1) >> 1;
      }
      heap[place] = entry;
    },
    next() {
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last || heap.length === 0) return first;
      let place = 0;
      for (;;) {
        const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
        const child = right && left && isBefore(right, left) ? right : left;
        if (!child || isBefore(last, child)) break;
        heap[place] = child;
        place = 2 * place + (child === right ? 2 : 1);
      }
      heap[place] = last;
      return first;
    },
  };
}
