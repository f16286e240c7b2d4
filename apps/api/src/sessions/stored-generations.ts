import { Injectable } from '@nestjs/common';
import { Shards, tenantContext, type TenantContext } from '@scaleout/database';
import type { GenerationKeeper, SessionOwner } from '@scaleout/session';
import { findGeneration, raiseGeneration } from './generation.statements.ts';

/** The users' generations in PostgreSQL, which does not forget: what Redis remembers of them is a copy. */
@Injectable()
export class StoredGenerations implements GenerationKeeper {
  constructor(private readonly shards: Shards) {}

  /** Asked of the primary: a replica may not know yet that all sessions were ended. */
  async current({ tenantId, userId }: SessionOwner): Promise<number | null> {
    const [row] = await this.shards.write(tenantContext(tenantId)).query(findGeneration, userId);
    return row?.[0] ?? null;
  }

  /** @returns the next generation; null if somebody raised it from `from` before */
  async raise(tenant: TenantContext, userId: number, from: number): Promise<number | null> {
    const [row] = await this.shards.write(tenant).query(raiseGeneration, userId, from);
    return row?.[0] ?? null;
  }
}
