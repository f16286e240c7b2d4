/**
 * Does something with each item, so many at a time, in their order. One that fails stops no other.
 * @returns how each ended, in the order of the items
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atATime: number,
  run: (item: Item) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const ends: PromiseSettledResult<Result>[] = [];
  const waiting = items.entries(); // shared: each goes on with the next that nobody has
  const goOn = async () => {
    for (const [at, item] of waiting) {
      ends[at] = await run(item).then(
        (value) => ({ status: 'fulfilled', value }),
        (reason: unknown) => ({ status: 'rejected', reason }),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, goOn));
  return ends;
}
