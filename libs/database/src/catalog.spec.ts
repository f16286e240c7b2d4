import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Catalog } from './catalog.ts';
import { createTestDatabases, type TestDatabases } from './testing/create-test-databases.ts';

let databases: TestDatabases;
let catalog: Catalog;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
  catalog = new Catalog({ url: databases.catalogUrl });
});

afterAll(async () => {
  await catalog.close();
  await databases.drop();
});

describe('the catalog', () => {
  it('shows a publication from the moment it is open, not before', async () => {
    const reserved = await catalog.reserve('gazette', 'Gazette');
    expect(await catalog.findOpen('gazette')).toBeNull();
    await catalog.open(reserved!.id);
    expect(await catalog.findOpen('gazette')).toMatchObject({ slug: 'gazette', name: 'Gazette' });
  });

  it('gives a slug to one of many who ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => catalog.reserve('courier', 'Courier')));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  });

  it('gives back a slug whose publication could not be opened, and never one that is open', async () => {
    const first = await catalog.reserve('herald', 'Herald');
    await catalog.release(first!.id);
    const second = await catalog.reserve('herald', 'Herald');
    await catalog.open(second!.id);
    await catalog.release(second!.id);
    expect(await catalog.findOpen('herald')).not.toBeNull();
  });

  it('takes a slug from an opening that died more than a minute ago', async () => {
    const died = await catalog.reserve('tribune', 'Tribune');
    expect(await catalog.reserve('tribune', 'Tribune')).toBeNull();
    await catalog.prisma.publication.update({
      where: { id: died!.id },
      data: { createdAt: new Date(Date.now() - 61_000) },
    });
    expect(await catalog.reserve('tribune', 'Tribune')).toMatchObject({ slug: 'tribune' });
  });
});
