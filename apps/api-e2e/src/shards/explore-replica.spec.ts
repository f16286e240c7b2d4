import { beforeAll, describe, expect, it, vi } from 'vitest';
import { explore } from '../support/explorer.ts';
import { startOwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication } from '../support/publication.ts';
import { Visitor } from '../support/visitor.ts';

const LATE_MS = 4_000;

describe('explore, where a replica is late', () => {
  let anna: Person;
  /** Reads by another API process. */
  let elsewhere: Visitor;
  beforeAll(async () => {
    const stack = await startOwnStack({ ownDatabaseServer: true });
    const members = await stack.startReplica(LATE_MS);
    const [one, other] = await Promise.all([stack.startApi(members), stack.startApi(members)]);
    const press = await openPublication('X-Publication', one.url);
    elsewhere = new Visitor({ ...press.address, apiUrl: other.url });
    anna = await press.register();
    await vi.waitFor(() => elsewhere.get('/articles').expect(200), { timeout: 10_000 });
  });

  const titles = async (visitor: Visitor) =>
    (await explore(visitor, { limit: 100 })).articles.map(({ title }) => title);

  it('has an article at once for who wrote it, and for others when the replica has it', async () => {
    const { title } = await anna.publish();
    expect(await titles(elsewhere.withToken(anna.token))).toContain(title);
    expect(await titles(elsewhere)).not.toContain(title);
    await vi.waitFor(async () => expect(await titles(elsewhere)).toContain(title), {
      timeout: LATE_MS * 3,
      interval: 100,
    });
  });
});
