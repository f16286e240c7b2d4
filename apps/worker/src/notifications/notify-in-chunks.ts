/** How far one chunk of recipients went. */
export interface ChunkResult {
  /** Where the next chunk begins, or null when this was the last. */
  readonly next: number | null;
  /** How many had not been told before. */
  readonly notified: number;
}

/** Of the row that a chunk's statement answers with. */
export function chunkResult(row: readonly [next: number | null, notified: number] | undefined): ChunkResult {
  return { next: row?.[0] ?? null, notified: row?.[1] ?? 0 };
}

/**
 * Notifies any number of people, a chunk a transaction: none is long, however many they are.
 * @param notify notifies those after the one given (0: from the first)
 * @returns how many were notified by this run
 */
export async function notifyInChunks(notify: (after: number) => Promise<ChunkResult>): Promise<number> {
  let notified = 0;
  let after: number | null = 0;
  while (after !== null) {
    const result: ChunkResult = await notify(after);
    notified += result.notified;
    after = result.next;
  }
  return notified;
}
