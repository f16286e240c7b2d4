import { followEpochs, type Shards } from '@scaleout/database';
import { connectSubscriber } from '@scaleout/session';
import type { Logger } from '@scaleout/telemetry';

/** Hears of publications that were moved, by the Redis of the sessions. */
export class DirectoryUpdates {
  #end: () => void;

  constructor(
    private redisUrl: string,
    private readonly shards: Shards,
    private readonly logger: Logger,
  ) {
    this.#end = this.#follow(redisUrl);
  }

  /** Listens elsewhere from here on; the directory is read once it does, for what was said meanwhile. */
  moveTo(redisUrl: string): void {
    if (redisUrl === this.redisUrl) return;
    this.#end();
    this.redisUrl = redisUrl;
    this.#end = this.#follow(redisUrl);
  }

  stop(): void {
    this.#end();
  }

  #follow(redisUrl: string): () => void {
    const { logger } = this;
    const redis = connectSubscriber(redisUrl, (err) => {
      logger.debug({ err }, 'the connection that hears of moves broke');
    });
    const end = followEpochs(redis, this.shards.directory, (err) => {
      logger.warn({ err }, 'the catalog could not be asked for the directory');
    });
    return () => {
      end();
      redis.disconnect();
    };
  }
}
