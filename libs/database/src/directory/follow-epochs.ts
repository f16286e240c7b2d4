import { subscribeEpochs } from '@scaleout/sharding/epochs';
import type { Directory } from './directory.ts';

/**
 * Keeps a directory as new as what is told of it over Redis. Without it nothing goes wrong: a fence tells, later.
 *
 * @param redis a connection for this alone, as `subscribeEpochs` wants it
 * @param onError told when the catalog could not be asked
 * @returns ends it; the connection is left to its owner
 */
export function followEpochs(
  redis: Parameters<typeof subscribeEpochs>[0],
  directory: Directory,
  onError: (error: Error) => void,
): () => void {
  return subscribeEpochs(redis, (epoch) => {
    (epoch === undefined ? directory.refresh() : directory.heard(epoch)).catch(onError);
  });
}
