import type { FastifyRequest } from 'fastify';
import type { Position, Positions } from '@scaleout/database';
import { SessionStoreUnavailable, type SessionStore } from '@scaleout/session';
import type { SessionCookie } from '@scaleout/session/http';
import { sessionToken } from '../sessions/session-token.ts';

/** Where the positions of people with a session are kept: in the session. */
export class SessionPositions {
  constructor(
    private readonly store: SessionStore,
    private readonly cookie: SessionCookie,
  ) {}

  /**
   * Looks up the session of a request on a route that does not ask who it is. Such a route refuses nobody: a session that is
   * over is none.
   * @returns nothing where none is presented; false when nobody can say whether there is one
   */
  find(request: FastifyRequest): Promise<boolean> | undefined {
    const token = sessionToken(request, this.cookie);
    return token ? this.#find(request, token.id) : undefined;
  }

  /** Keeps what the session did not have yet. @returns nothing where that is nothing */
  keep({ session, sessionId }: FastifyRequest, positions: Positions): Promise<unknown> | undefined {
    if (session === null || sessionId === null) return undefined;
    const raised = positions
      .all()
      .filter((position) => !position.incomplete && !isAmong(session.positions, position));
    if (raised.length === 0) return undefined;
    return Promise.all(raised.map((position) => this.store.raisePosition(sessionId, session, position)));
  }

  async #find(request: FastifyRequest, id: string): Promise<boolean> {
    try {
      const session = await this.store.load(id, request.tenant.tenantId);
      if (session) [request.session, request.sessionId] = [session, id];
      return true;
    } catch (error) {
      if (!(error instanceof SessionStoreUnavailable)) throw error;
      return false;
    }
  }
}

function isAmong(known: readonly Position[], { shard, timeline, lsn, xmax }: Position): boolean {
  return known.some(
    (each) => each.shard === shard && each.timeline === timeline && each.lsn === lsn && each.xmax === xmax,
  );
}
