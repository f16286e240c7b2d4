import { tenantContext, type Catalog, type Directory, type TenantContext } from '@scaleout/database';
import { publicationSlugSchema } from '@scaleout/contracts';

const REMEMBERED = 10_000;

/**
 * Publications by slug, remembered for the life of the process: an open one is never renamed or closed. The unknown are
 * not remembered, so that a publication is live the moment it opens.
 */
export class TenantDirectory {
  readonly #open = new Map<string, TenantContext>();

  constructor(
    private readonly catalog: Catalog,
    private readonly directory: Directory,
  ) {}

  /** The publication as it is remembered, without asking anyone. */
  remembered(slug: string): TenantContext | undefined {
    return this.#open.get(slug);
  }

  async find(slug: string): Promise<TenantContext | null> {
    if (!publicationSlugSchema.safeParse(slug).success) return null;
    const [publication] = await Promise.all([this.catalog.findOpen(slug), this.directory.known()]);
    if (!publication) return null;
    const tenant = tenantContext(Number(publication.id));
    if (this.#open.size >= REMEMBERED) this.#forgetOldest();
    this.#open.set(slug, tenant);
    return tenant;
  }

  #forgetOldest(): void {
    for (const slug of this.#open.keys()) {
      this.#open.delete(slug);
      return;
    }
  }
}
