import { Injectable } from '@nestjs/common';
import type { Role } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { AppError, forbidden } from '../errors/app-error.ts';
import { MembershipsRepository } from './memberships.repository.ts';

@Injectable()
export class MembershipsService {
  constructor(private readonly memberships: MembershipsRepository) {}

  /** @throws `unauthenticated`: a session whose user is no more is over */
  async roleOf(tenant: TenantContext, userId: number): Promise<Role> {
    const role = await this.memberships.findRole(tenant, userId);
    if (role === null) throw new AppError('unauthenticated', { token: ['is invalid or expired'] });
    return role;
  }

  /** @throws `forbidden` to all but the publication's owner */
  async requireOwner(tenant: TenantContext, userId: number): Promise<void> {
    const role = await this.memberships.findRoleToWrite(tenant, userId);
    if (role !== 'owner') throw forbidden('publication');
  }
}
