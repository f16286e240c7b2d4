import { Injectable } from '@nestjs/common';
import { Catalog, type Publication } from '@scaleout/database';

export interface FoundPublication {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: string;
}

@Injectable()
export class PublicationsRepository {
  constructor(private readonly catalog: Catalog) {}

  async findById(id: number): Promise<FoundPublication | null> {
    const publication = await this.catalog.findById(BigInt(id));
    return publication && toPublication(publication);
  }

  /** @returns null when the slug is taken */
  async reserve(slug: string, name: string): Promise<FoundPublication | null> {
    const publication = await this.catalog.reserve(slug, name);
    return publication && toPublication(publication);
  }

  async open(id: number): Promise<void> {
    await this.catalog.open(BigInt(id));
  }

  /** Gives the slug of a publication that could not be opened back. */
  async release(id: number): Promise<void> {
    await this.catalog.release(BigInt(id));
  }
}

function toPublication({ id, slug, name, createdAt }: Publication): FoundPublication {
  return { id: Number(id), slug, name, createdAt: createdAt.toISOString() };
}
