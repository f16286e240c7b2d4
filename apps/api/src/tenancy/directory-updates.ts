import { followEpochs, type Shards } from '@scaleout/database';
import { connectSubscriber } from '@scaleout/session';
import type { Logger } from '@scaleout/telemetry';

/** Hears of publications that were moved, by the Redis of the sessions. */
export class DirectoryUpdates {
  readonly #redis: ReturnType<typeof connectSubscriber>;
  readonly #end: () => void;

  constructor(redisUrl: string, { directory }: Shards, logger: Logger) {
    this.#redis = connectSubscriber(redisUrl, (err) => {
      logger.debug({ err }, 'the connection that hears of moves broke');
    });
    this.#end = followEpochs(this.#redis, directory, (err) => {
      logger.warn({ err }, 'the catalog could not be asked for the directory');
    });
  }

  stop(): void {
    this.#end();
    this.#redis.disconnect();
  }
}
