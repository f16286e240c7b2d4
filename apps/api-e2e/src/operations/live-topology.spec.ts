import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startApi, until } from '@scaleout/local/testing';
import { LiveServers } from '../support/live-servers.ts';
import { promoteRedis, replicateRedis } from '../support/move-redis.ts';
import { openPublication, type Publication } from '../support/publication.ts';
import { startSteadyLoad } from '../support/steady-load.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // real servers, on a computer that may be busy

const PEOPLE = 4;

describe('API processes with a topology file', () => {
  let servers: LiveServers;
  let press: Publication;
  beforeAll(async () => {
    servers = await LiveServers.start({ without: 'handover' });
    press = await openPublication('X-Publication', servers.apis[0]!.url);
  });

  it('follow it to another database server while people write and read, and nothing fails, is lost or done twice', async () => {
    const { cluster } = servers;
    const load = await startSteadyLoad(press, servers.apis, PEOPLE);
    const control = await startSteadyLoad(press, [servers.weakened], PEOPLE);
    await until(() => load.comments.length > 20);
    await servers.take({ members: ['postgres', 'near'] });
    await until(() => load.comments.length > 40);
    await cluster.switchOver('postgres', 'near');
    await servers.take({ members: ['near'] });
    const { failures: refused } = await control.stop();
    await until(async () => (await servers.topologies()).every(({ leaving }) => leaving.length === 0));
    await cluster.server('postgres').stop();
    const before = load.comments.length;
    await until(() => load.comments.length > before + 40);
    const { failures, comments, publications } = await load.stop();
    expect(failures).toEqual([]);
    expect(refused, 'of the process that does not begin a refused write again').not.toEqual([]);

    const acknowledged = [...comments, ...control.comments];
    const stored = await cluster.ask<{ body: string }>('near', 'SELECT body FROM comments');
    expect(stored.map(({ body }) => body).sort()).toEqual(acknowledged.sort());
    const elsewhere = servers.apis[1]!.url;
    const opened = publications.map((slug) =>
      fetch(`${elsewhere}/api/tags`, { headers: { 'x-publication': slug } }),
    );
    expect((await Promise.all(opened)).map(({ status }) => status)).toEqual(publications.map(() => 200));
    // The worker has followed as well: who wrote the article hears of every comment, once.
    const told = () => cluster.ask('near', `SELECT FROM notifications WHERE comment_id IS NOT NULL`);
    await until(async () => (await told()).length === acknowledged.length);
  });

  it('follow it to another Redis while people write, sign in and sign out, and nothing fails and no session is lost or comes back', async () => {
    const old = servers.redis;
    const replica = await replicateRedis(servers);
    const load = await startSteadyLoad(press, servers.apis, PEOPLE);
    const anna = await press.register();
    const [living, ended]: [string[], string[]] = [[], []];
    let isOver = false;
    const signInAndOut = async () => {
      while (!isOver) {
        living.push(await anna.signIn());
        const token = await anna.signIn();
        await anna.withToken(token).delete('/platform/sessions/current').expect(204);
        ended.push(token);
      }
    };
    const signing = signInAndOut();
    await until(() => load.comments.length > 20 && ended.length > 2);
    await promoteRedis(replica, old);
    await servers.take({ redis: replica });
    await old.force();
    const before = [load.comments.length, ended.length] as const;
    await until(() => load.comments.length > before[0] + 20 && ended.length > before[1] + 2);
    isOver = true;
    await signing;
    const { failures } = await load.stop();
    expect(failures).toEqual([]);
    const elsewhere = { ...press.address, apiUrl: servers.apis[1]!.url };
    for (const token of living) await new Visitor(elsewhere, token).get('/user').expect(200);
    for (const token of ended) await new Visitor(elsewhere, token).get('/user').expect(401);
    const [{ sessionRedis } = { sessionRedis: '' }] = await servers.topologies();
    expect(sessionRedis).toBe(`redis://127.0.0.1:${replica.port}/0`);
  });

  it('stay with what they have when the file is broken, and say so', async () => {
    const whole = readFileSync(servers.path, 'utf8');
    const before = (await servers.topologies())[0]!;
    writeFileSync(servers.path, '{"SHARD_1_URLS": "postgres://me:secret@');
    servers.hangUp();
    await until(async () => (await servers.topologies()).every(({ reloads }) => reloads.failed === 1));
    const [topology] = await servers.topologies();
    expect(topology).toMatchObject({
      takenOverAt: before.takenOverAt,
      reloads: { problem: expect.stringMatching(/is not a JSON object/) },
      catalog: before.catalog,
      shards: before.shards.map(({ shard }) => ({ shard })),
    });
    expect(JSON.stringify(topology)).not.toContain('secret');
    await press.get('/tags').expect(200);
    const metrics = await (await fetch(`${servers.apis[0]!.url}/metrics`)).text();
    expect(metrics).toMatch(/topology_reloads_total\{outcome="failed".*\} 1\n/);
    writeFileSync(servers.path, whole);
  });

  it('do not start without the file', async () => {
    const data = { catalogUrl: '', shards: {}, redisUrl: servers.redis.baseUrl, folder: servers.folder };
    const started = startApi(data, { TOPOLOGY_FILE: '/nowhere/topology.json' });
    await expect(started).rejects.toThrow(
      /The environment is not usable: TOPOLOGY_FILE names \/nowhere\/topology\.json, which cannot be read \(ENOENT\)\./,
    );
  });
});
