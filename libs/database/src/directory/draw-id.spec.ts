import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { Catalog } from '../catalog.ts';
import { membersOf } from '../routing/check-members.ts';
import { createTestDatabases, type TestDatabases } from '../testing/create-test-databases.ts';

let databases: TestDatabases;
let catalog: Catalog;
let before: pg.Pool;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'), { last: { catalog: '0003_shards' } });
  catalog = new Catalog({ members: membersOf([databases.catalogUrl]) });
  before = new pg.Pool({ connectionString: databases.catalogUrl });
});

afterAll(async () => {
  await Promise.all([before.end(), catalog.close()]);
  await databases.drop();
});

const EACH = 5;

async function several(way: () => Promise<number>): Promise<number[]> {
  const ids: number[] = [];
  while (ids.length < EACH) ids.push(await way());
  return ids;
}

/** As the version before the map opens a publication. */
async function openAsBefore(): Promise<number> {
  const { rows } = await before.query<{ id: number }>(
    'INSERT INTO publications (slug, name) VALUES ($1, $1) RETURNING id::int AS id',
    [randomUUID()],
  );
  return rows[0]?.id ?? 0;
}

async function open(): Promise<number> {
  const publication = await catalog.reserve({ slug: randomUUID(), name: 'new' });
  return Number(publication?.id);
}

it('this version and the one before open publications at the same moment, and never take the same id', async () => {
  const ids = await Promise.all(
    [open, openAsBefore].flatMap((way) => [way, way, way, way]).map((way) => several(way)),
  );
  expect(new Set(ids.flat()).size).toBe(8 * EACH);
});

it('also where the map handed out ids that were not drawn', async () => {
  await before.query('UPDATE shards SET last_tenant_id = 700');
  expect(await open()).toBe(701);
  expect(await openAsBefore()).toBe(702);
  expect(await open()).toBe(703);
});
