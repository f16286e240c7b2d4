import { type Shards, statement, type TenantContext } from '@scaleout/database';
import { TOLD_ONCE } from '../notifications/told-once.ts';

// A follow that was taken back meanwhile, or that went with one of the two, notifies nobody.
const notifyFollowee = statement<[followerId: number, followeeId: number], [notificationId: number]>(
  'notify-followee',
  `INSERT INTO notifications (tenant_id, recipient_id, kind, actor_id)
   SELECT $1, followee_id, 'follower-gained', follower_id FROM follows
   WHERE tenant_id = $1 AND follower_id = $2 AND followee_id = $3
   ${TOLD_ONCE}
   RETURNING id`,
);

export class FollowerGainedRepository {
  constructor(private readonly shards: Pick<Shards, 'write'>) {}

  /** @returns whether the followee had not been told of this follower before */
  async notify(tenant: TenantContext, followerId: number, followeeId: number): Promise<boolean> {
    const rows = await this.shards.write(tenant).query(notifyFollowee, followerId, followeeId);
    return rows.length > 0;
  }
}
