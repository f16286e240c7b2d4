import type { FollowerGained } from '@scaleout/contracts';
import { tenantOf } from '../jobs/tenant-of.ts';
import type { FollowerGainedRepository } from './follower-gained.repository.ts';

/** Notifies somebody of a new follower, of each follower once. */
export class FollowerGainedHandler {
  constructor(private readonly repository: FollowerGainedRepository) {}

  /** @returns how many were notified by this run */
  async handle(job: FollowerGained): Promise<number> {
    return (await this.repository.notify(tenantOf(job), job.followerId, job.followeeId)) ? 1 : 0;
  }
}
