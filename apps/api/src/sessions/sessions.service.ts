import { Injectable } from '@nestjs/common';
import type { ListedSession } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { SessionStore, type Session } from '@scaleout/session';
import { notFound, sessionOver } from '../errors/app-error.ts';
import { StoredGenerations } from './stored-generations.ts';

/** What people can do with their own sessions. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionStore,
    private readonly generations: StoredGenerations,
  ) {}

  async list(id: string, session: Session): Promise<ListedSession[]> {
    const listed = await this.sessions.list(id, session);
    return listed.map(({ createdAt, lastSeenAt, ...rest }) => ({
      ...rest,
      createdAt: new Date(createdAt).toISOString(),
      lastSeenAt: new Date(lastSeenAt).toISOString(),
    }));
  }

  async end(id: string, { tenantId }: TenantContext): Promise<void> {
    await this.sessions.destroy(id, tenantId);
  }

  /** @returns whether it was the session that asks; @throws `not-found` */
  async endOne(handle: string, id: string, session: Session): Promise<{ readonly current: boolean }> {
    const ended = await this.sessions.destroyByHandle(handle, id, session);
    if (!ended) throw notFound('session');
    return ended;
  }

  /** First in PostgreSQL, which remembers, then in Redis, which ends them. @throws `unauthenticated` when it was ended itself */
  async endOthers(tenant: TenantContext, id: string, session: Session): Promise<void> {
    const { history } = this.sessions;
    const generation = await this.generations.raise(tenant, session.userId, session.generation);
    if (generation === null) throw sessionOver();
    const lives = await this.sessions.destroyOthers(id, session, { generation, history });
    if (!lives) throw sessionOver();
  }
}
