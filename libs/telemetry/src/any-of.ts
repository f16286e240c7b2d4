/**
 * Several probes of which one is enough: for what serves some as long as another part of it serves others.
 * @throws what the first one says, when none succeeds
 */
export async function anyOf(probes: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(probes);
  const failed = results.filter((result) => result.status === 'rejected');
  if (failed.length === results.length && failed[0]) throw failed[0].reason;
}
