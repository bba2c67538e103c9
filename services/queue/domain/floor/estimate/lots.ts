// Chance without chance: each run of the line draws from these, so that the same floor always gives the same waits.

/** Times that the line is played. */
export const runs = 64;

/** People after whom the draws repeat. */
const drawers = 512;

const rows: readonly Uint8Array[] = drawRows();

/** For one drawer, the place (0 to `runs` − 1) that each run draws: every place once. */
export const drawsOf = (drawer: number): Uint8Array => rows[drawer % drawers] ?? new Uint8Array(runs);

/** Shuffles, by a generator of which only the spread matters (xorshift). */
function drawRows(): readonly Uint8Array[] {
  let state = 0x9e3779b9;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return Array.from({ length: drawers }, () => {
    const row = Uint8Array.from({ length: runs }, (_, place) => place);
    for (let last = runs - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      const kept = row[last] ?? 0;
      row[last] = row[other] ?? 0;
      row[other] = kept;
    }
    return row;
  });
}
