import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MoveStopped } from '@scaleout/sharding/moves';
import { subscribeEpochs } from '@scaleout/sharding/epochs';
import { until } from '@scaleout/local/testing';
import { verifyPassword } from '../passwords/password.ts';
import { leftovers, ownerOf, rowsOn } from '../moves/testing/leftovers.ts';
import { MoveWorld } from '../moves/testing/move-world.ts';
import { runTenants } from './run-tenants.ts';
import { parseTenantsOptions } from './tenants-options.ts';
import type { TenantsIo } from './tenants-env.ts';

let world: MoveWorld;

beforeAll(async () => {
  world = await MoveWorld.open();
});

afterAll(() => world.close());

/** Runs a command line; returns what it prints. */
async function run(line: string, io: Partial<TenantsIo> = {}): Promise<string[]> {
  const lines: string[] = [];
  const env = {
    catalogUrls: [world.catalogUrl] as const,
    shards: world.urls.map((url, at) => ({ number: at + 1, urls: [url] as const })),
    redisUrls: [inject('redisUrl')],
  };
  const never = new AbortController().signal;
  const out = (text: string) => lines.push(text);
  await runTenants(parseTenantsOptions(line.split(' ')), env, { out, ask: undefined, signal: never, ...io });
  return lines;
}

async function runJson(line: string): Promise<Record<string, unknown>[]> {
  return (await run(`${line} --json`)).map((text) => JSON.parse(text) as Record<string, unknown>);
}

describe('tenants', () => {
  it('list says which publication is on which shard', async () => {
    const slug = await world.publication();
    const id = await world.idOf(slug);
    const [list] = (await run('list --json')).map((text) => JSON.parse(text) as unknown[]);
    expect(list).toContainEqual({ id, slug, shard: 1 });
    expect(await run('list')).toContainEqual(expect.stringMatching(new RegExp(` ${id}  ${slug} +1$`)));
  });

  it('move tells of each step, and those who route of the new directory', async () => {
    const slug = await world.publication();
    const redis = new Redis(inject('redisUrl'), { autoResubscribe: false });
    const heard: (number | undefined)[] = [];
    subscribeEpochs(redis, (epoch) => heard.push(epoch));
    await until(() => heard.length === 1);
    const events = await runJson(`move ${slug} --to 2`);
    expect(events.filter(({ event }) => event === 'step').map(({ step }) => step)).toEqual([
      'prepare',
      'copy',
      'close',
      'drain',
      'verify',
      'open',
      'flip',
      'clean',
    ]);
    expect(events.every((event) => event['slug'] === slug && typeof event['at'] === 'string')).toBe(true);
    const [placement] = await world.catalog<{ epoch: string }>(
      'SELECT epoch FROM placements WHERE tenant_id = $1',
      await world.idOf(slug),
    );
    await until(() => heard.includes(Number(placement?.epoch)));
    redis.disconnect();
    expect(await ownerOf(world, slug)).toBe(2);
  });

  it('move says what happens in words, and cancel takes it back', async () => {
    const slug = await world.publication();
    const stop = new AbortController();
    const lines: string[] = [];
    const out = (line: string) => {
      lines.push(line);
      if (line.endsWith(': copying')) stop.abort();
    };
    await expect(run(`move ${slug} --to 2`, { out, signal: stop.signal })).rejects.toThrow(
      new MoveStopped(
        `Go on with ./scaleout tenants move ${slug} --to 2, or give it up with ./scaleout tenants cancel ${slug}.`,
      ),
    );
    expect(lines).toEqual([`${slug}: looking whether it fits in`, `${slug}: copying`]);
    expect(await run('list')).toContainEqual(expect.stringContaining('on its way from 1 to 2 (copy)'));
    expect((await run(`cancel ${slug}`)).at(-1)).toBe(`${slug}: is on shard 1, as it was`);
    expect(await leftovers(world)).toEqual([]);
  });

  it('open opens a publication with an owner who can sign in', async () => {
    const flags = '--name Gazette --username anna --email anna@example.com --password a-long-password';
    const [opened] = await runJson(`open gazette ${flags}`);
    expect(opened).toEqual({ id: expect.any(Number), slug: 'gazette', shard: expect.any(Number) });
    const { id, shard } = opened as { id: number; shard: 1 | 2 };
    const [owner] = await world.shard<{ role: string; hash: string }>(
      shard,
      'SELECT role, password_hash AS hash FROM users WHERE tenant_id = $1',
      id,
    );
    expect(owner?.role).toBe('owner');
    expect(await verifyPassword('a-long-password', owner!.hash)).toBe(true);
    await expect(run(`open gazette ${flags}`)).rejects.toThrow('There is a publication gazette already.');
  });

  it('open asks for what is not said', async () => {
    const asked: [string, boolean][] = [];
    const ask = (question: string, { hidden }: { hidden: boolean }) => {
      asked.push([question, hidden]);
      return Promise.resolve(question.startsWith('Email') ? 'ben@example.com' : 'something long');
    };
    await run('open asked', { ask });
    expect(asked).toEqual([
      ['Name of the publication', false],
      ['Username of its owner', false],
      ['Email of its owner', false],
      ['Password of its owner', true],
    ]);
    await expect(run('open unasked --name x')).rejects.toThrow(
      'Say --username: nobody is there to be asked.',
    );
  });

  it('rebalance proposes moves, and makes them', async () => {
    await world.publication();
    await world.publication();
    const before = (await runJson('list'))[0];
    const [{ moves }] = (await runJson('rebalance --dry-run')) as unknown as [
      { moves: { slug: string; to: number }[] },
    ];
    expect(moves.length).toBeGreaterThan(0);
    expect((await runJson('list'))[0]).toEqual(before);
    await runJson('rebalance');
    for (const { slug, to } of moves) {
      expect(await ownerOf(world, slug)).toBe(to);
      expect(await rowsOn(world, to === 2 ? 1 : 2, slug)).toEqual({});
    }
    expect(await run('rebalance --dry-run')).toEqual([
      'The shards are even by size: nothing is to be moved.',
    ]);
    expect(await leftovers(world)).toEqual([]);
  });

  it('rebalance by load looks at what was written of late', async () => {
    const slug = await world.publication();
    const id = await world.idOf(slug);
    await world.shard(
      1,
      `INSERT INTO outbox (tenant_id, name, payload) SELECT $1, 'nothing-known', '{}' FROM generate_series(1, 400)`,
      id,
    );
    const other = await world.publication();
    await world.shard(
      1,
      `INSERT INTO outbox (tenant_id, name, payload) SELECT $1, 'nothing-known', '{}' FROM generate_series(1, 400)`,
      await world.idOf(other),
    );
    const [{ moves }] = (await runJson('rebalance --by load --dry-run')) as unknown as [{ moves: object[] }];
    expect(moves).toEqual([
      { slug: expect.stringMatching(`^(${slug}|${other})$`), from: 1, to: 2, weight: 401 },
    ]);
  });

  it.each([
    ['', 'it is one of list, open, move, cancel and rebalance.'],
    ['move', 'which publication is missing; --to says to which shard.'],
    ['move press --to two', '--to is the number of a shard.'],
    ['move press --to 2 --fast', "Unknown option '--fast'."],
    ['rebalance --by luck', '--by is size or load.'],
    ['cancel nobodys', 'There is no publication nobodys.'],
  ])('refuses "%s" in one sentence', async (line, sentence) => {
    await expect(async () => run(line)).rejects.toThrow(sentence);
  });
});
