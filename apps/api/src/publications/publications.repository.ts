import { Injectable } from '@nestjs/common';
import {
  Catalog,
  isDatabaseUnavailable,
  Shards,
  type DirectoryPage,
  type NewPublication,
  type Publication,
  type PublicationChange,
} from '@scaleout/database';
import { TenantDirectory } from '../tenancy/tenant-directory.ts';

export interface FoundPublication {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly color: string;
  readonly createdAt: string;
}

@Injectable()
export class PublicationsRepository {
  constructor(
    private readonly catalog: Catalog,
    private readonly tenants: TenantDirectory,
    private readonly shards: Shards,
  ) {}

  /** As it is now; while the catalog is away, as it was last seen here. */
  async findById(id: number): Promise<FoundPublication | null> {
    try {
      const publication = await this.catalog.findById(BigInt(id));
      return publication && toPublication(publication);
    } catch (error) {
      const publication = this.tenants.lastSeen(id);
      if (!publication || !isDatabaseUnavailable(error)) throw error;
      return toPublication(publication);
    }
  }

  /** Open ones, by slug. */
  async list(page: DirectoryPage): Promise<FoundPublication[]> {
    return (await this.catalog.list(page)).map(toPublication);
  }

  /**
   * @param without shards that get none now
   * @returns null when the slug is taken
   */
  async reserve(chosen: NewPublication, without: ReadonlySet<number>): Promise<FoundPublication | null> {
    const publication = await this.catalog.reserve(chosen, without);
    return publication && toPublication(publication);
  }

  /** `without` and the shard of a publication, where that leaves any. */
  alsoWithout(id: number, without: ReadonlySet<number>): ReadonlySet<number> | undefined {
    const tried = new Set(without).add(this.shards.ownerOf({ tenantId: id }).number);
    return tried.size < this.shards.all.length ? tried : undefined;
  }

  async open(id: number): Promise<void> {
    await this.catalog.open(BigInt(id));
  }

  /** Gives the slug of a publication that could not be opened back. */
  async release(id: number): Promise<void> {
    await this.catalog.release(BigInt(id));
  }

  /** @returns the publication as it now stands, null when there is none */
  async update(id: number, change: PublicationChange): Promise<FoundPublication | null> {
    const publication = await this.catalog.update(BigInt(id), change);
    return publication && toPublication(publication);
  }
}

function toPublication({ id, slug, name, color, createdAt }: Publication): FoundPublication {
  return { id: Number(id), slug, name, color, createdAt: createdAt.toISOString() };
}
