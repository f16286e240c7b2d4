import { Injectable } from '@nestjs/common';
import { Shard, type TenantContext } from '@scaleout/database';
import { listTags } from './tag.statements.ts';

@Injectable()
export class TagsRepository {
  constructor(private readonly shard: Shard) {}

  /** The most used first. */
  async list(tenant: TenantContext): Promise<string[]> {
    const [row] = await this.shard.read(tenant).query(listTags);
    return row?.[0] ?? [];
  }
}
