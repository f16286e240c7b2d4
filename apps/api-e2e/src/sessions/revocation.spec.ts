import { cp, rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startOwnStack, type OwnStack } from '../support/own-stack.ts';
import type { Person } from '../support/person.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { recordOf } from '../support/session-records.ts';

// The tests of this file are one story, told in order.
describe('after Redis came back with data from before a revocation', () => {
  let stack: OwnStack;
  let press: Publication;
  let anna: Person;
  let bert: Person;
  let cecil: Person;
  let stolen: string;
  let mine: string;
  beforeAll(async () => {
    stack = await startOwnStack({ durableRedis: true });
    const api = await stack.startApi();
    press = await openPublication('X-Publication', api.url);
    [anna, bert, cecil] = [await press.register(), await press.register(), await press.register()];
    stolen = await anna.signIn();
    await bert.signIn();

    const older = `${stack.redisFolder}-older`;
    await cp(stack.redisFolder, older, { recursive: true });
    await anna.delete('/platform/sessions').expect(204);
    const { body } = await bert.put('/user', { user: { password: 'another password' } }).expect(200);
    mine = body.user.token;

    await stack.killRedis();
    await rm(stack.redisFolder, { recursive: true });
    await cp(older, stack.redisFolder, { recursive: true });
    await stack.restartRedis();
    await vi.waitFor(() => cecil.get('/user').expect(200), { timeout: 1_000, interval: 20 });
  });

  it('Redis itself has the sessions that were ended, and believes in them (the control: this test can fail)', async () => {
    const { body } = await press.get('/platform/publication').expect(200);
    const redis = new Redis(`${stack.data.redisUrl}/0`);
    const record = await redis.hgetall(recordOf(body.publication.id, stolen));
    const remembered = await redis.hget(`generations:{${body.publication.id}}`, record['user'] ?? '');
    redis.disconnect();
    expect(record).toMatchObject({ generation: '0' });
    expect(remembered).toMatch(/^0@/);
  });

  it('log-out-everywhere is still true', async () => {
    await press.withToken(stolen).get('/user').expect(401);
  });

  it('a new password has still ended the sessions of before', async () => {
    await bert.get('/user').expect(401);
    // What came after the copy is lost: they sign in again.
    await press.withToken(mine).get('/user').expect(401);
  });

  it('who was not affected is still signed in', async () => {
    await cecil.get('/user').expect(200);
  });
});

describe('after Redis lost everything', () => {
  it('all have to sign in again, and can', async () => {
    const stack = await startOwnStack();
    const api = await stack.startApi();
    const press = await openPublication('X-Publication', api.url);
    const anna = await press.register();
    await anna.delete('/platform/sessions').expect(204);
    await stack.killRedis();
    await stack.restartRedis();
    await vi.waitFor(() => anna.get('/user').expect(401), { timeout: 1_000, interval: 20 });
    await press
      .withToken(await anna.signIn())
      .get('/user')
      .expect(200);
  });
});
