import { Injectable } from '@nestjs/common';
import type { Profile } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { notFound } from '../errors/app-error.ts';
import type { Viewer } from '../http/request-context.ts';
import { ProfilesRepository, type FoundProfile } from './profiles.repository.ts';

@Injectable()
export class ProfilesService {
  constructor(private readonly profiles: ProfilesRepository) {}

  async get(tenant: TenantContext, username: string, viewer: Viewer | null): Promise<Profile> {
    return toProfile(await this.#find(tenant, username, viewer));
  }

  async follow(tenant: TenantContext, username: string, viewer: Viewer): Promise<Profile> {
    const profile = await this.#find(tenant, username, viewer);
    await this.profiles.follow(tenant, viewer.userId, profile.id);
    return toProfile({ ...profile, following: true });
  }

  async unfollow(tenant: TenantContext, username: string, viewer: Viewer): Promise<Profile> {
    const profile = await this.#find(tenant, username, viewer);
    await this.profiles.unfollow(tenant, viewer.userId, profile.id);
    return toProfile({ ...profile, following: false });
  }

  async #find(tenant: TenantContext, username: string, viewer: Viewer | null): Promise<FoundProfile> {
    const profile = await this.profiles.find(tenant, username, viewer?.userId ?? 0);
    if (!profile) throw notFound('profile');
    return profile;
  }
}

function toProfile({ username, bio, image, following }: FoundProfile): Profile {
  return { username, bio, image, following };
}
