import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCluster } from '@scaleout/local/testing';
import { Catalog } from './catalog.ts';
import { membersOf } from './routing/check-members.ts';
import { NoPrimary } from './routing/errors/no-primary.ts';
import { openCluster } from './testing/open-cluster.ts';

let cluster: TestCluster;
let catalog: Catalog;

beforeAll(async () => {
  cluster = await openCluster({ near: 0 });
  // The two databases of one run differ by what they are for.
  const urls = cluster.members().map(({ url }) => url.replace('test_shard_', 'test_catalog_'));
  catalog = new Catalog({ members: membersOf(urls), primaryWaitMs: 300 });
  await catalog.ready();
  await cluster.caughtUp('near');
});

afterAll(async () => {
  await catalog.close();
  await cluster.close();
});

// The tests of this file are one story, told in order.
describe('a catalog on several servers', () => {
  it('says which publications are open while its primary is away, and opens none', async () => {
    await cluster.kill('postgres');
    expect(await catalog.findOpen('press')).toMatchObject({ slug: 'press' });
    await catalog.check();
    await expect(catalog.reserve({ slug: 'gazette', name: 'Gazette' })).rejects.toThrow(NoPrimary);
  });

  it('follows whoever is promoted', async () => {
    await cluster.promote('near');
    const reserved = await expect
      .poll(() => catalog.reserve({ slug: 'gazette', name: 'Gazette' }).catch(() => null), {
        timeout: 10_000,
      })
      .not.toBeNull()
      .then(() => catalog.findTaken('gazette'));
    await catalog.open(reserved.id);
    expect(await catalog.findOpen('gazette')).toMatchObject({ name: 'Gazette' });
  });
});
