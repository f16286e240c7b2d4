import { publicationSlugSchema } from '@scaleout/contracts';
import {
  tenantContext,
  type Catalog,
  type Directory,
  type Publication,
  type TenantContext,
} from '@scaleout/database';

const REMEMBERED = 100_000;

/** A publication as it was last seen, and its tenant. */
interface Known {
  readonly tenant: TenantContext;
  readonly publication: Publication;
}

/**
 * Publications by slug, remembered for the life of the process: an open one is never renamed or closed. The unknown are
 * not remembered, so that a publication is live the moment it opens.
 */
export class TenantDirectory {
  readonly #open = new Map<string, Known>();
  readonly #byId = new Map<number, Known>();

  constructor(
    private readonly catalog: Catalog,
    private readonly directory: Directory,
  ) {}

  /** The publication as it is remembered, without asking anyone. */
  remembered(slug: string): TenantContext | undefined {
    return this.#open.get(slug)?.tenant;
  }

  /** What its publication was like when it was last seen: for when the catalog is not to be asked. */
  lastSeen(tenantId: number): Publication | undefined {
    return this.#byId.get(tenantId)?.publication;
  }

  async find(slug: string): Promise<TenantContext | null> {
    if (!publicationSlugSchema.safeParse(slug).success) return null;
    const publication = await this.catalog.findOpen(slug);
    if (!publication) return null;
    await this.directory.meet([Number(publication.id)]);
    return this.remember(publication);
  }

  /** @param publication one that is open, and that the directory has met */
  remember(publication: Publication): TenantContext {
    const { slug } = publication;
    const tenant = this.remembered(slug) ?? tenantContext(Number(publication.id));
    if (this.#open.size >= REMEMBERED && !this.#open.has(slug)) this.#forgetOldest();
    const known = { tenant, publication };
    this.#open.set(slug, known);
    this.#byId.set(tenant.tenantId, known);
    return tenant;
  }

  #forgetOldest(): void {
    for (const [slug, { tenant }] of this.#open) {
      this.#open.delete(slug);
      this.#byId.delete(tenant.tenantId);
      return;
    }
  }
}
