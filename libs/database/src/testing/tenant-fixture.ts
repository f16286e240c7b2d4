import { randomUUID } from 'node:crypto';
import type { Shard } from '../shard.ts';
import { tenantContext, type TenantContext } from '../tenant-context.ts';

export interface TenantFixture {
  readonly tenant: TenantContext;
  readonly tenantId: bigint;
  readonly userId: bigint;
  readonly articleId: bigint;
}

/** A tenant with one user and one article of theirs. */
export async function createTenant(shard: Shard, id: number): Promise<TenantFixture> {
  const tenant = tenantContext(id);
  const tenantId = BigInt(id);
  const { prisma } = shard.write(tenant);
  const name = randomUUID();
  const user = await prisma.user.create({
    data: { tenantId, username: name, email: `${name}@example.com`, passwordHash: '-' },
  });
  const article = await prisma.article.create({
    data: { tenantId, authorId: user.id, slug: name, title: name, description: name, body: name },
  });
  return { tenant, tenantId, userId: user.id, articleId: article.id };
}
