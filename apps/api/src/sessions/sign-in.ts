import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_SESSION_POLICY, SessionStore } from '@scaleout/session';
import { isSameOriginPage } from './same-origin.ts';
import { SessionCookie } from './session-cookie.ts';

const MAX_AGE_SECONDS = Math.floor(DEFAULT_SESSION_POLICY.absoluteMs / 1_000);

/** Gives a user a new session: the id for clients, and for pages of this site a cookie beside it. */
@Injectable()
export class SignIn {
  constructor(
    private readonly sessions: SessionStore,
    private readonly cookie: SessionCookie,
  ) {}

  /** @returns the session id */
  async open(request: FastifyRequest, reply: FastifyReply, userId: number): Promise<string> {
    const id = await this.sessions.create({ tenantId: request.tenant.tenantId, userId });
    if (isSameOriginPage(request)) reply.header('set-cookie', this.cookie.set(id, MAX_AGE_SECONDS));
    return id;
  }
}
