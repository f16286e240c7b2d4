import { beforeAll, describe, it } from 'vitest';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';

describe('an operator', () => {
  let stack: OwnStack;
  let press: Publication;
  let tenantId: number;
  let anna: Person;
  let bert: Person;
  beforeAll(async () => {
    stack = await startOwnStack();
    const api = await stack.startApi();
    press = await openPublication('X-Publication', api.url);
    tenantId = (await press.get('/platform/publication').expect(200)).body.publication.id;
    [anna, bert] = [await press.register(), await press.register()];
  });

  /** What is written in PostgreSQL counts as soon as Redis has to ask for it. */
  async function inDatabase(sql: string, username: string): Promise<void> {
    const client = new pg.Client({ connectionString: await stack.urlOf(press.slug) });
    await client.connect();
    await client.query(sql, [tenantId, username]);
    await client.end();
    const redis = new Redis(`${stack.data.redisUrl}/0`);
    await redis.unlink(`generations:{${tenantId}}`);
    redis.disconnect();
  }

  it('ends all sessions of one user, and of nobody else', async () => {
    const raise = 'UPDATE users SET session_generation = session_generation + 1';
    await inDatabase(`${raise} WHERE tenant_id = $1 AND username = $2`, anna.username);
    await anna.get('/notifications').expect(401);
    await bert.get('/notifications').expect(200);
  });

  it('who deletes a user ends their sessions', async () => {
    await inDatabase('DELETE FROM users WHERE tenant_id = $1 AND username = $2', bert.username);
    await bert.get('/notifications').expect(401);
  });
});
