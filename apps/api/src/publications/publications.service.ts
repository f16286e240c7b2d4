import { Injectable } from '@nestjs/common';
import type { NewPublication } from '@scaleout/contracts';
import { tenantContext, type TenantContext } from '@scaleout/database';
import { hashPassword } from '@scaleout/session';
import { AppError, notFound } from '../errors/app-error.ts';
import { RateLimits } from '../rate-limits/rate-limits.ts';
import { UsersRepository } from '../users/users.repository.ts';
import { PublicationsRepository, type FoundPublication } from './publications.repository.ts';

@Injectable()
export class PublicationsService {
  constructor(
    private readonly publications: PublicationsRepository,
    private readonly users: UsersRepository,
    private readonly limits: RateLimits,
  ) {}

  async current({ tenantId }: TenantContext): Promise<FoundPublication> {
    const publication = await this.publications.findById(tenantId);
    if (!publication) throw notFound('publication');
    return publication;
  }

  /**
   * Takes the slug in the catalog, stores the owner in the shard, then opens: two databases, so it is the last step that
   * makes the publication live. A slug whose opening died half-way is free again after a minute.
   */
  async open({ publication, owner }: NewPublication, address: string): Promise<FoundPublication> {
    await this.limits.countRegistration(address);
    const passwordHash = await hashPassword(owner.password);
    const reserved = await this.publications.reserve(publication);
    if (!reserved) throw new AppError('taken', { slug: ['has already been taken'] });
    try {
      const { username, email } = owner;
      await this.users.insert(tenantContext(reserved.id), { username, email, passwordHash, role: 'owner' });
      await this.publications.open(reserved.id);
    } catch (error) {
      // What is wrong is that the owner could not be stored; a slug that can't be given back now is free in a minute.
      await this.publications.release(reserved.id).catch(() => undefined);
      throw error;
    }
    return reserved;
  }
}
