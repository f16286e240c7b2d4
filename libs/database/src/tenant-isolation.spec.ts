import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isForeignKeyViolation } from './database-error.ts';
import { Shard } from './shard.ts';
import { statement } from './statement.ts';
import { tenantContext } from './tenant-context.ts';
import { createTestDatabases, type TestDatabases } from './testing/create-test-databases.ts';
import { createTenant, type TenantFixture } from './testing/tenant-fixture.ts';

const countArticles = statement<[], [count: number]>(
  'spec-count-articles',
  'SELECT count(*) FROM articles WHERE tenant_id = $1',
);
const insertComment = statement<[articleId: bigint, authorId: bigint], [id: number]>(
  'spec-insert-comment',
  `INSERT INTO comments (tenant_id, article_id, author_id, body) VALUES ($1, $2, $3, 'hello') RETURNING id`,
);

let databases: TestDatabases;
let shard: Shard;
let one: TenantFixture;
let two: TenantFixture;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
  shard = new Shard({ members: [{ name: 'only', url: databases.shardUrl }] });
  one = await createTenant(shard, 1);
  two = await createTenant(shard, 2);
});

afterAll(async () => {
  await shard.close();
  await databases.drop();
});

describe('the types', () => {
  it('refuse a query without a tenant, and a bare number for one', () => {
    // Never called: compiling is the test, by the typecheck target.
    const forgotten = () => [
      // @ts-expect-error -- a reader is of a tenant
      shard.read(),
      // @ts-expect-error -- a number may be any tenant's, or none's
      shard.write(1),
      // @ts-expect-error -- a tenant context is made from the catalog's answer
      shard.read({ tenantId: 1 }),
      // @ts-expect-error -- a row is of a tenant
      shard.write(one.tenant).prisma.user.create({ data: { username: '', email: '', passwordHash: '' } }),
      // @ts-expect-error -- raw SQL is not narrowed to a tenant
      shard.write(one.tenant).prisma.$queryRaw,
    ];
    expect(forgotten).toBeTypeOf('function');
    expect(() => tenantContext(0)).toThrow(RangeError);
  });
});

describe('a statement', () => {
  it('gets the tenant as its first parameter', async () => {
    expect(await shard.read(one.tenant).query(countArticles)).toEqual([[1]]);
  });

  it('cannot be declared without saying whose rows it means', () => {
    expect(() => statement('spec-anybody', 'SELECT * FROM users')).toThrow(/whose rows/);
  });

  it('cannot be declared twice under one name', () => {
    expect(() => statement('spec-count-articles', 'SELECT $1')).toThrow(/two statements/);
  });
});

describe("a tenant's Prisma client", () => {
  it('finds no row of another tenant, whatever it asks for', async () => {
    const { prisma } = shard.read(one.tenant);
    const byKey = { tenantId_id: { tenantId: two.tenantId, id: two.articleId } };
    expect(await prisma.article.findUnique({ where: byKey })).toBeNull();
    expect(await prisma.article.findFirst({ where: { id: two.articleId } })).toBeNull();
    expect(await prisma.article.findFirst({ where: { tenantId: two.tenantId } })).not.toMatchObject({
      id: two.articleId,
    });
    expect(await prisma.article.count()).toBe(1);
    expect(await prisma.article.findMany()).toMatchObject([{ id: one.articleId }]);
  });

  it('changes and deletes no row of another tenant', async () => {
    const { prisma } = shard.write(one.tenant);
    expect(
      await prisma.article.updateMany({ where: { id: two.articleId }, data: { title: 'mine' } }),
    ).toEqual({
      count: 0,
    });
    expect(await prisma.article.deleteMany({ where: { id: two.articleId } })).toEqual({ count: 0 });
    await expect(
      prisma.article.update({
        where: { tenantId_id: { tenantId: two.tenantId, id: two.articleId } },
        data: { title: 'mine' },
      }),
    ).rejects.toMatchObject({ code: 'P2025' });
    expect(await shard.read(two.tenant).prisma.article.count()).toBe(1);
  });

  it('makes rows of its own tenant, even when told another', async () => {
    const { prisma } = shard.write(one.tenant);
    const data = { tenantId: two.tenantId, username: 'stray', email: 'stray@example.com', passwordHash: '-' };
    expect(await prisma.user.create({ data })).toMatchObject({ tenantId: one.tenantId });
  });
});

describe('PostgreSQL', () => {
  it("refuses a row that points into another tenant, even where the statement's author forgot to look", async () => {
    const stray = shard.write(one.tenant).query(insertComment, two.articleId, one.userId);
    await expect(stray).rejects.toSatisfy(isForeignKeyViolation);
  });

  it('takes the same row within the tenant', async () => {
    const rows = await shard.write(one.tenant).query(insertComment, one.articleId, one.userId);
    expect(rows).toEqual([[expect.any(Number)]]);
  });
});
