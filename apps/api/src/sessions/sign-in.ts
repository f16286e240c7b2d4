import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_SESSION_POLICY, type KnownGeneration, SessionStore } from '@scaleout/session';
import { isSameOriginPage, SessionCookie } from '@scaleout/session/http';
import { sessionOver } from '../errors/app-error.ts';
import { currentSession } from './current-session.ts';
import { describeDevice } from './describe-device.ts';

const MAX_AGE_SECONDS = Math.floor(DEFAULT_SESSION_POLICY.absoluteMs / 1_000);

/** Gives a user a new session id: to clients in the answer, and to pages of this site by a cookie. */
@Injectable()
export class SignIn {
  constructor(
    private readonly sessions: SessionStore,
    private readonly cookie: SessionCookie,
  ) {}

  /**
   * Opens a session; the one that the page had by cookie ends.
   *
   * @param known the user's generation as it was when they proved who they are
   * @returns what the client may know of the id: nothing of one that goes by cookie, which no script may read
   */
  async open(
    request: FastifyRequest,
    reply: FastifyReply,
    { userId, known }: { readonly userId: number; readonly known: KnownGeneration },
  ): Promise<string> {
    const byCookie = isSameOriginPage(request) && this.cookie.mayTravelTo(request.hostname);
    const id = await this.sessions.create({
      tenantId: request.tenant.tenantId,
      userId,
      known,
      device: describeDevice(request.headers['user-agent']),
      address: request.ip.replace(/^::ffff:/, ''),
      replaces: byCookie ? this.cookie.read(request.headers.cookie ?? '') : undefined,
    });
    if (!byCookie) return id;
    reply.header('set-cookie', this.cookie.set(id, MAX_AGE_SECONDS));
    return '';
  }

  /**
   * Gives the session that asks a new id, for its user has proved anew who they are.
   *
   * @param raised the user's generation, raised to end all other sessions
   * @returns what the client may know of the id: nothing of one that goes by cookie
   */
  async renew(request: FastifyRequest, reply: FastifyReply, raised?: KnownGeneration): Promise<string> {
    const { id, session } = currentSession(request);
    const next = raised
      ? await this.sessions.rotateAndDestroyOthers(id, session, raised)
      : await this.sessions.rotate(id, session);
    if (next === null) throw sessionOver();
    request.sessionId = next;
    if (request.sessionSource === 'header') return next;
    reply.header('set-cookie', this.cookie.set(next, MAX_AGE_SECONDS));
    return '';
  }
}
