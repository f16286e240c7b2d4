import { Injectable } from '@nestjs/common';
import type {
  NewPublication,
  Publication,
  PublicationsQuery,
  PublicationsResponse,
  PublicationUpdate,
} from '@scaleout/contracts';
import { isDatabaseUnavailable, tenantContext, type TenantContext } from '@scaleout/database';
import { hashPassword } from '@scaleout/database/passwords';
import { AppError, notFound } from '../errors/app-error.ts';
import { MembershipsService } from '../memberships/memberships.service.ts';
import { RateLimits } from '../rate-limits/rate-limits.ts';
import { hostOf } from '../tenancy/publication-slug.ts';
import { UsersRepository } from '../users/users.repository.ts';
import { PublicationsRepository, type FoundPublication } from './publications.repository.ts';

/** Each answer names publications below the base domain that its visitor came by. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly publications: PublicationsRepository,
    private readonly users: UsersRepository,
    private readonly memberships: MembershipsService,
    private readonly limits: RateLimits,
  ) {}

  async current({ tenantId }: TenantContext, baseDomain: string): Promise<Publication> {
    return orGone(await this.publications.findById(tenantId), baseDomain);
  }

  /** A page of all that are open. */
  async list({ limit, ...from }: PublicationsQuery, baseDomain: string): Promise<PublicationsResponse> {
    // One more than the page shows: whether it is there says whether another page follows.
    const found = await this.publications.list({ ...from, limit: limit + 1 });
    const publications = found.slice(0, limit).map((publication) => shown(publication, baseDomain));
    return { publications, next: found.length > limit ? (publications.at(-1)?.slug ?? null) : null };
  }

  /**
   * Takes the slug in the catalog, stores the owner in the shard, then opens: two databases, so it is the last step that
   * makes the publication live. A slug whose opening died half-way is free again after a minute. A shard that does not answer
   * is an outage of its own tenants: a new one gets another.
   */
  async open(
    { publication, owner }: NewPublication,
    address: string,
    baseDomain: string,
  ): Promise<Publication> {
    await this.limits.countRegistration(address);
    const passwordHash = await hashPassword(owner.password);
    const { username, email } = owner;
    const opened = await this.#open(publication, { username, email, passwordHash, role: 'owner' }, new Set());
    return shown(opened, baseDomain);
  }

  /** @throws `forbidden` to all but the owner */
  async update(
    tenant: TenantContext,
    userId: number,
    { publication }: PublicationUpdate,
    baseDomain: string,
  ): Promise<Publication> {
    await this.memberships.requireOwner(tenant, userId);
    return orGone(await this.publications.update(tenant.tenantId, publication), baseDomain);
  }

  async #open(
    publication: NewPublication['publication'],
    owner: Parameters<UsersRepository['insert']>[1],
    without: ReadonlySet<number>,
  ): Promise<FoundPublication> {
    const reserved = await this.publications.reserve(publication, without);
    if (!reserved) throw new AppError('taken', { slug: ['has already been taken'] });
    try {
      await this.users.insert(tenantContext(reserved.id), owner);
      await this.publications.open(reserved.id);
    } catch (error) {
      // What is wrong is that the owner could not be stored; a slug that can't be given back now is free in a minute.
      await this.publications.release(reserved.id).catch(() => undefined);
      const others = this.publications.alsoWithout(reserved.id, without);
      if (!others || !isDatabaseUnavailable(error)) throw error;
      return this.#open(publication, owner, others);
    }
    return reserved;
  }
}

function orGone(publication: FoundPublication | null, baseDomain: string): Publication {
  if (!publication) throw notFound('publication');
  return shown(publication, baseDomain);
}

function shown(publication: FoundPublication, baseDomain: string): Publication {
  return { ...publication, host: hostOf(publication.slug, baseDomain) };
}
