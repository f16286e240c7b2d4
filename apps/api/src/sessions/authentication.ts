import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionStore } from '@scaleout/session';
import { isForgery, type SessionCookie } from '@scaleout/session/http';
import { AppError, sessionOver } from '../errors/app-error.ts';
import type { Access } from '../http/request-context.ts';
import { sessionToken, type SessionToken } from './session-token.ts';

/** Finds out who asks. One round trip to Redis where a session is presented, none where not. */
export class Authentication {
  constructor(
    private readonly sessions: SessionStore,
    private readonly cookie: SessionCookie,
  ) {}

  /** @returns nothing when it is settled at once */
  authenticate(request: FastifyRequest, reply: FastifyReply, access: Access): Promise<void> | undefined {
    if (access === 'none') return undefined;
    const token = sessionToken(request, this.cookie);
    if (token) return this.#load(request, reply, access, token);
    if (access === 'required') throw new AppError('unauthenticated', { token: ['is missing'] });
    return undefined;
  }

  async #load(
    request: FastifyRequest,
    reply: FastifyReply,
    access: Access,
    token: SessionToken,
  ): Promise<void> {
    const { id, source } = token;
    if (source === 'cookie' && isForgery(request)) {
      throw new AppError('forbidden', { origin: ['is not this site'] });
    }
    const session = await this.sessions.load(id, request.tenant.tenantId);
    if (session) {
      request.viewer = { userId: session.userId };
      request.session = session;
      request.sessionId = id;
      request.sessionSource = source;
      return;
    }
    if (source === 'cookie') reply.header('set-cookie', this.cookie.clear());
    if (source === 'header' || access === 'required') {
      throw sessionOver();
    }
  }
}
