/** Does something for each item, so many at a time, in order; ends with the first failure. */
export async function inParallel<Item>(
  width: number,
  items: readonly Item[],
  work: (item: Item, place: number) => Promise<void>,
): Promise<void> {
  const line = items.entries();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const [place, item] of line) await work(item, place);
    }),
  );
}
