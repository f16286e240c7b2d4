import { Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { profileResponseSchema, usernameParamSchema, type ProfileResponse } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { ProfilesService } from './profiles.service.ts';

@ApiTags('profiles')
@Controller('api/profiles/:username')
export class ProfilesController {
  constructor(private readonly profiles: ProfilesService) {}

  @Get()
  @Endpoint({ summary: 'One profile', access: 'optional', answer: profileResponseSchema })
  async get(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn | null,
    @Param('username', { schema: usernameParamSchema }) username: string,
  ): Promise<ProfileResponse> {
    return { profile: await this.profiles.get(tenant, username, viewer) };
  }

  @Post('follow')
  @Endpoint({ summary: 'Follow', access: 'required', writes: 'keyed', answer: profileResponseSchema })
  async follow(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('username', { schema: usernameParamSchema }) username: string,
  ): Promise<ProfileResponse> {
    return { profile: await this.profiles.follow(tenant, username, viewer) };
  }

  @Delete('follow')
  @Endpoint({ summary: 'Unfollow', access: 'required', writes: 'keyed', answer: profileResponseSchema })
  async unfollow(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('username', { schema: usernameParamSchema }) username: string,
  ): Promise<ProfileResponse> {
    return { profile: await this.profiles.unfollow(tenant, username, viewer) };
  }
}
