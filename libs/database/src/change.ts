/** A change that is made ready: nothing serves by it yet, and taking it cannot fail. */
export interface Change {
  take(): void;
  discard(): void;
}

/** Makes several ready: all are taken, or none is. @throws what the first that failed said */
export async function prepareAll(preparing: readonly Promise<Change>[]): Promise<Change> {
  const prepared = await Promise.allSettled(preparing);
  const changes = prepared.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const all: Change = {
    take: () => changes.forEach((change) => change.take()),
    discard: () => changes.forEach((change) => change.discard()),
  };
  for (const each of prepared) {
    if (each.status === 'fulfilled') continue;
    all.discard();
    throw each.reason;
  }
  return all;
}
