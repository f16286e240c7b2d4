import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import { openPublication, type Publication } from '../support/publication.ts';

/** How the version before the shard map opens a publication: the catalog gives it its id. */
const AS_BEFORE = `INSERT INTO publications (slug, name) VALUES ('as-before', 'As before') RETURNING id::int`;

describe.each([
  { step: 'expanded', last: '0003_shards' },
  { step: 'contracted', last: '0004_ids_by_map' },
])('while the catalog is $step', ({ step, last }) => {
  let stack: OwnStack;
  let press: Publication;

  beforeAll(async () => {
    stack = await startOwnStack({ migrateFlags: ['--to', last] });
    const api = await stack.startApi();
    press = await openPublication('X-Publication', api.url);
  });

  it('the API opens publications, in which people write', async () => {
    const anna = await press.register();
    const { slug } = await anna.publish();
    await press.get(`/articles/${slug}`).expect(200);
  });

  it('it changes them', async () => {
    const publication = { name: 'Another name', color: '#123abc' };
    const { body } = await (await press.owner()).put('/platform/publication', { publication }).expect(200);
    expect(body.publication).toMatchObject(publication);
  });

  const does = step === 'expanded' ? 'opens them beside it' : 'can no longer open any';
  it(`the version before ${does}`, async () => {
    const client = new pg.Client({ connectionString: stack.data.catalogUrl });
    await client.connect();
    const opened = await client.query(AS_BEFORE).then(
      ({ rows }) => rows as unknown[],
      (error: unknown) => (error as Error).message,
    );
    await client.end();
    if (step === 'expanded') expect(opened).toEqual([{ id: expect.any(Number) as number }]);
    else expect(opened).toMatch(/^null value in column "id"/);
    // An id that it took stands in nobody's way.
    await openPublication('X-Publication', press.address.apiUrl);
  });
});
