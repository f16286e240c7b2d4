import { Body, Controller, Get, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  userResponseSchema,
  userUpdateSchema,
  type UserResponse,
  type UserUpdate,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { clientAddress } from '../http/client-address.ts';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { currentSession } from '../sessions/current-session.ts';
import { SignIn } from '../sessions/sign-in.ts';
import { userResponse } from './user-response.ts';
import { UsersService } from './users.service.ts';

@ApiTags('users')
@Controller('api/user')
export class CurrentUserController {
  constructor(
    private readonly users: UsersService,
    private readonly signIn: SignIn,
  ) {}

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
    summary:
      'Change the user who asks; a new password ends all other sessions, and gives this one a new token',
    access: 'required',
    answer: userResponseSchema,
    writes: 'unkeyed',
    refusals: [409, 429],
  })
  async update(
    @Tenant() tenant: TenantContext,
    @Body({ schema: userUpdateSchema }) update: UserUpdate,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const { session } = currentSession(request);
    const { account, proved, raised } = await this.users.update(
      tenant,
      session,
      update,
      clientAddress(request),
    );
    const token = proved || raised ? await this.signIn.renew(request, reply, raised) : headerToken(request);
    return userResponse(account, token);
  }
}

function headerToken({ sessionSource, sessionId }: FastifyRequest): string {
  return sessionSource === 'header' ? (sessionId ?? '') : '';
}
