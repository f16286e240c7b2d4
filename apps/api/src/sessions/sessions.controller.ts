import { Controller, Delete, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionStore } from '@scaleout/session';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { SessionCookie } from './session-cookie.ts';

@ApiTags('sessions')
@Controller('api/platform/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly cookie: SessionCookie,
  ) {}

  @Delete('current')
  @Endpoint({
    summary: 'Sign out: ends the session that asks',
    access: 'required',
    writes: true,
    status: 204,
  })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (request.sessionId) await this.sessions.destroy(request.sessionId, request.tenant.tenantId);
    if (request.sessionSource === 'cookie') reply.header('set-cookie', this.cookie.clear());
  }
}
