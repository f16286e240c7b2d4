import type { FollowerGained } from '@scaleout/contracts';
import { tenantContext } from '@scaleout/database';
import type { FollowerGainedRepository } from './follower-gained.repository.ts';

/** Notifies somebody of a new follower, of each follower once. */
export class FollowerGainedHandler {
  constructor(private readonly repository: FollowerGainedRepository) {}

  /** @returns how many were notified by this run */
  async handle({ tenantId, followerId, followeeId }: FollowerGained): Promise<number> {
    return (await this.repository.notify(tenantContext(tenantId), followerId, followeeId)) ? 1 : 0;
  }
}
