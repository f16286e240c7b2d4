import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Catalog } from './catalog.ts';
import { membersOf } from './routing/check-members.ts';
import { createTestDatabases, type TestDatabases } from './testing/create-test-databases.ts';

let databases: TestDatabases;
let catalog: Catalog;

beforeAll(async () => {
  databases = await createTestDatabases(inject('databaseAdminUrl'));
  catalog = new Catalog({ members: membersOf([databases.catalogUrl]) });
});

afterAll(async () => {
  await catalog.close();
  await databases.drop();
});

describe('the catalog', () => {
  it('shows a publication from the moment it is open, not before', async () => {
    const reserved = await catalog.reserve({ slug: 'gazette', name: 'Gazette' });
    expect(await catalog.findOpen('gazette')).toBeNull();
    await catalog.open(reserved!.id);
    expect(await catalog.findOpen('gazette')).toMatchObject({ slug: 'gazette', name: 'Gazette' });
  });

  it('finds those of many that are open, and asks nobody for none', async () => {
    const [open, reserved] = await Promise.all(
      ['open-one', 'reserved-one'].map((slug) => catalog.reserve({ slug, name: slug })),
    );
    await catalog.open(open!.id);
    const ids = [open, reserved].map((publication) => Number(publication!.id));
    const found = await catalog.findAllOpen([...ids, 999_999]);
    expect(found.map(({ slug }) => slug)).toEqual(['open-one']);
    expect(await catalog.findAllOpen([])).toEqual([]);
  });

  it('gives a slug to one of many who ask at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => catalog.reserve({ slug: 'courier', name: 'Courier' })),
    );
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  });

  it('gives back a slug whose publication could not be opened, and never one that is open', async () => {
    const first = await catalog.reserve({ slug: 'herald', name: 'Herald' });
    await catalog.release(first!.id);
    const second = await catalog.reserve({ slug: 'herald', name: 'Herald' });
    await catalog.open(second!.id);
    await catalog.release(second!.id);
    expect(await catalog.findOpen('herald')).not.toBeNull();
  });

  it('takes a slug from an opening that died more than a minute ago', async () => {
    const died = await catalog.reserve({ slug: 'tribune', name: 'Tribune' });
    expect(await catalog.reserve({ slug: 'tribune', name: 'Tribune' })).toBeNull();
    await catalog.members[0]!.prisma.publication.update({
      where: { id: died!.id },
      data: { createdAt: new Date(Date.now() - 61_000) },
    });
    expect(await catalog.reserve({ slug: 'tribune', name: 'Tribune' })).toMatchObject({ slug: 'tribune' });
  });

  it('keeps a colour, the default one where none is chosen, and changes what it is told alone', async () => {
    const plain = await catalog.reserve({ slug: 'monitor', name: 'Monitor' });
    expect(plain).toMatchObject({ color: '#266a4d' });
    const chosen = await catalog.reserve({ slug: 'examiner', name: 'Examiner', color: '#aa3300' });
    expect(chosen).toMatchObject({ color: '#aa3300' });
    expect(await catalog.update(chosen!.id, { name: 'The Examiner' })).toMatchObject({
      name: 'The Examiner',
      color: '#aa3300',
    });
    expect(await catalog.update(chosen!.id, { color: '#123abc' })).toMatchObject({
      name: 'The Examiner',
      color: '#123abc',
    });
    expect(await catalog.update(chosen!.id, {})).toEqual(await catalog.findById(chosen!.id));
    expect(await catalog.findById(plain!.id)).toEqual(plain);
  });

  it.each(['#266A4D', '#266a4', '#266a4d0', '266a4d', 'green', '#266a4d\n', ''])(
    'refuses to store the colour %j',
    async (color) => {
      await expect(catalog.reserve({ slug: 'colourless', name: 'Colourless', color })).rejects.toThrow(
        'publications_color_check',
      );
    },
  );

  it('has nothing to change of a publication that is not there', async () => {
    expect(await catalog.update(999_999n, { name: 'Nobody' })).toBeNull();
  });
});

describe('the directory', () => {
  const names: readonly [slug: string, name: string][] = [
    ['list-b', 'Evening Öl'],
    ['list-a', '100% Wool'],
    ['list', 'A_B \\ C'],
    ['lista', 'List of lists'],
    ['list0', 'Zero'],
  ];
  const inOrder = ['list', 'list-a', 'list-b', 'list0', 'lista'];

  beforeAll(async () => {
    for (const [slug, name] of names) {
      const publication = await catalog.reserve({ slug, name });
      await catalog.open(publication!.id);
    }
    await catalog.reserve({ slug: 'list-unopened', name: 'Unopened' });
  });

  const slugs = async (search: string, { after = '', limit = 50 } = {}) =>
    (await catalog.list({ search, after, limit })).map(({ slug }) => slug);

  it('lists what is open, by slug, byte by byte', async () => {
    expect(await slugs('list')).toEqual(inOrder);
    const all = await slugs('');
    expect(all).toEqual([...all].sort());
    expect(all).toEqual(expect.arrayContaining(['press', ...inOrder]));
    expect(all).not.toContain('list-unopened');
    expect(await slugs('unopened')).toEqual([]);
  });

  it('goes on after any text, one that is no slug too', async () => {
    expect(await slugs('list', { after: 'list-a', limit: 2 })).toEqual(['list-b', 'list0']);
    expect(await slugs('list', { after: 'list-aardvark' })).toEqual(['list-b', 'list0', 'lista']);
    expect(await slugs('list', { after: 'Ω' })).toEqual([]);
  });

  it.each([
    ['LIST-', ['list-a', 'list-b']],
    ['OF LISTS', ['lista']],
    ['eNiNG öL', ['list-b']],
    ['ist-', []],
  ])(
    'finds by the beginning of a slug or a part of a name, in any case of letters: %s',
    async (search, found) => {
      expect(await slugs(search)).toEqual(found);
    },
  );

  it.each([
    ['%', ['list-a']],
    ['0%', ['list-a']],
    ['_', ['list']],
    ['\\', ['list']],
    ['\\ c', ['list']],
    ['list_', []],
    ['l%t', []],
    ["' OR true --", []],
  ])('takes patterns for the text that they are: %s', async (search, found) => {
    expect(await slugs(search)).toEqual(found);
  });

  it('keeps slugs in byte order whatever the order of the database, so one index serves all', async () => {
    const { rows } = await catalog.members[0]!.pool.query(
      `SELECT attcollation::regcollation::text AS collation FROM pg_attribute
       WHERE attrelid = 'publications'::regclass AND attname = 'slug'`,
    );
    expect(rows).toEqual([{ collation: '"C"' }]);
  });
});
