import { Body, Controller, Get, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  userResponseSchema,
  userUpdateSchema,
  type UserResponse,
  type UserUpdate,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { userResponse } from './user-response.ts';
import { UsersService } from './users.service.ts';

@ApiTags('users')
@Controller('api/user')
export class CurrentUserController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Endpoint({ summary: 'The user who asks', access: 'required', answer: userResponseSchema })
  async current(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<UserResponse> {
    return userResponse(await this.users.current(tenant, viewer.userId), headerToken(request));
  }

  @Put()
  @Endpoint({
    summary: 'Change the user who asks',
    access: 'required',
    answer: userResponseSchema,
    writes: true,
    refusals: [409],
  })
  async update(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Body({ schema: userUpdateSchema }) update: UserUpdate,
    @Req() request: FastifyRequest,
  ): Promise<UserResponse> {
    return userResponse(await this.users.update(tenant, viewer.userId, update), headerToken(request));
  }
}

function headerToken({ sessionSource, sessionId }: FastifyRequest): string {
  return sessionSource === 'header' ? (sessionId ?? '') : '';
}
