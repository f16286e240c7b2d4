import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  credentialsSchema,
  registrationSchema,
  userResponseSchema,
  type Credentials,
  type Registration,
  type UserResponse,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { clientAddress } from '../http/client-address.ts';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant } from '../http/params.ts';
import { SignIn } from '../sessions/sign-in.ts';
import { userResponse } from './user-response.ts';
import { UsersService } from './users.service.ts';

@ApiTags('users')
@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly signIn: SignIn,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Register',
    access: 'none',
    status: 201,
    answer: userResponseSchema,
    writes: 'unkeyed',
    refusals: [409, 429],
  })
  async register(
    @Tenant() tenant: TenantContext,
    @Body({ schema: registrationSchema }) registration: Registration,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const { account, known } = await this.users.register(tenant, registration, clientAddress(request));
    return userResponse(account, await this.signIn.open(request, reply, { userId: account.id, known }));
  }

  @Post('login')
  @Endpoint({
    summary: 'Sign in',
    access: 'none',
    answer: userResponseSchema,
    writes: 'unkeyed',
    refusals: [401, 429],
  })
  async login(
    @Tenant() tenant: TenantContext,
    @Body({ schema: credentialsSchema }) credentials: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const { account, known } = await this.users.signIn(tenant, credentials, clientAddress(request));
    return userResponse(account, await this.signIn.open(request, reply, { userId: account.id, known }));
  }
}
