import { Injectable } from '@nestjs/common';
import { Shards, type TenantContext } from '@scaleout/database';
import { listTags } from './tag.statements.ts';

@Injectable()
export class TagsRepository {
  constructor(private readonly shards: Shards) {}

  /** The most used first. */
  async list(tenant: TenantContext): Promise<string[]> {
    const [row] = await this.shards.read(tenant).query(listTags);
    return row?.[0] ?? [];
  }
}
