import { Controller, Delete, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionHandleParamSchema, sessionsResponseSchema, type SessionsResponse } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { SessionCookie } from '@scaleout/session/http';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant } from '../http/params.ts';
import { currentSession } from './current-session.ts';
import { SessionsService } from './sessions.service.ts';

@ApiTags('sessions')
@Controller('api/platform/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Where who asks is signed in, the newest first',
    access: 'required',
    answer: sessionsResponseSchema,
  })
  async list(@Req() request: FastifyRequest): Promise<SessionsResponse> {
    const { id, session } = currentSession(request);
    return { sessions: await this.sessions.list(id, session) };
  }

  @Delete()
  @Endpoint({
    summary: 'Ends all sessions of who asks but the one that asks',
    access: 'required',
    writes: 'unkeyed',
    status: 204,
  })
  async endOthers(@Tenant() tenant: TenantContext, @Req() request: FastifyRequest): Promise<void> {
    const { id, session } = currentSession(request);
    await this.sessions.endOthers(tenant, id, session);
  }

  @Delete('current')
  @Endpoint({
    summary: 'Sign out: ends the session that asks',
    access: 'required',
    writes: 'unkeyed',
    status: 204,
  })
  async signOut(
    @Tenant() tenant: TenantContext,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(currentSession(request).id, tenant);
    this.#forget(request, reply);
  }

  @Delete(':handle')
  @Endpoint({ summary: 'Ends one session of who asks', access: 'required', writes: 'unkeyed', status: 204 })
  async endOne(
    @Param('handle', { schema: sessionHandleParamSchema }) handle: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { id, session } = currentSession(request);
    const { current } = await this.sessions.endOne(handle, id, session);
    if (current) this.#forget(request, reply);
  }

  #forget(request: FastifyRequest, reply: FastifyReply): void {
    if (request.sessionSource === 'cookie') reply.header('set-cookie', this.cookie.clear());
  }
}
