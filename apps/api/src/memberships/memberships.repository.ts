import { Injectable } from '@nestjs/common';
import type { Role } from '@scaleout/contracts';
import { Shards, type TenantContext } from '@scaleout/database';
import { findRole } from './membership.statements.ts';

@Injectable()
export class MembershipsRepository {
  constructor(private readonly shards: Shards) {}

  async findRole(tenant: TenantContext, userId: number): Promise<Role | null> {
    const [row] = await this.shards.read(tenant).query(findRole, userId);
    return row?.[0] ?? null;
  }

  /** Asked of the primary: what somebody may change is decided by their role of now. */
  async findRoleToWrite(tenant: TenantContext, userId: number): Promise<Role | null> {
    const [row] = await this.shards.write(tenant).query(findRole, userId);
    return row?.[0] ?? null;
  }
}
