import { Injectable } from '@nestjs/common';
import type { Profile } from '@scaleout/contracts';
import { Shards, type TenantContext } from '@scaleout/database';
import { followerGainedJob } from '@scaleout/queue';
import { deleteFollow, findProfile, insertFollow } from './profile.statements.ts';

export interface FoundProfile extends Profile {
  readonly id: number;
}

@Injectable()
export class ProfilesRepository {
  constructor(private readonly shards: Shards) {}

  /** @param viewerId who asks, 0 for a visitor */
  async find(tenant: TenantContext, username: string, viewerId: number): Promise<FoundProfile | null> {
    const [row] = await this.shards.read(tenant).query(findProfile, username, viewerId);
    if (!row) return null;
    const [id, name, bio, image, following] = row;
    return { id, username: name, bio, image, following };
  }

  /** Following twice is following. */
  async follow(tenant: TenantContext, followerId: number, followeeId: number): Promise<void> {
    await this.shards.write(tenant).query(insertFollow, followerId, followeeId, followerGainedJob.name);
  }

  async unfollow(tenant: TenantContext, followerId: number, followeeId: number): Promise<void> {
    await this.shards.write(tenant).query(deleteFollow, followerId, followeeId);
  }
}
