import { createServer, connect as dial } from 'node:net';
import { once } from 'node:events';
import pg from 'pg';
import { RangeMap } from '@scaleout/sharding';
import { createTestFolder, startTestPostgres, type TestPostgres } from '@scaleout/local/testing';
import { migrate } from '../../migrate/migrate.ts';
import { Plan } from '../../seed/plan.ts';
import { Progress } from '../../seed/progress.ts';
import { seedPublication } from '../../seed/seed-publication.ts';
import type { PublicationMove } from '../move-publication.ts';

const SIZES = { users: 10, articles: 40, comments: 60, favorites: 60, follows: 20 };
/** So that shard 2 can be full. */
const RANGES = [
  { shard: 1, from: 1, to: 1_000 },
  { shard: 2, from: 2_000, to: 2_999 },
  { shard: 3, from: 3_000, to: 3_000 },
];

/** Two shards on servers of their own, and a catalog. */
export class MoveWorld {
  #publications = 0;

  private constructor(
    readonly catalogUrl: string,
    /** Of shards 1 and 2. */
    readonly urls: readonly [string, string],
    private readonly restart: () => Promise<void>,
    private readonly stop: () => Promise<void>,
  ) {}

  static async open(): Promise<MoveWorld> {
    const folders = await Promise.all([createTestFolder(), createTestFolder()]);
    const servers = await Promise.all(folders.map(({ path }) => startTestPostgres(path)));
    const [one, two] = servers as [TestPostgres, TestPostgres];
    const urls = [one.url('shard_1'), two.url('shard_2')] as const;
    const catalogUrl = one.url('catalog');
    await migrate({
      catalogUrls: [catalogUrl],
      shards: urls.map((url, at) => ({ number: at + 1, urls: [url] })),
      defaultPublication: 'press',
      report: () => undefined,
    });
    const restart = async () => {
      await servers[0]!.stop();
      servers[0] = await startTestPostgres(folders[0].path, { port: one.port });
    };
    const world = new MoveWorld(catalogUrl, urls, restart, async () => {
      await Promise.all(servers.map((server) => server.force()));
      await Promise.all(folders.map((folder) => folder.remove()));
    });
    await world.#map();
    return world;
  }

  /** How a mover is told of this world. */
  move(slug: string): PublicationMove {
    return {
      slug,
      catalogUrls: [this.catalogUrl],
      shards: this.urls.map((url, at) => ({ number: at + 1, urls: [url] })),
    };
  }

  /** A publication with rows in every table, on shard 1. @returns its slug */
  async publication(): Promise<string> {
    const number = (this.#publications += 1);
    const slug = `moving-${number}`;
    const [{ id } = { id: '' }] = await this.catalog<{ id: string }>(
      `INSERT INTO publications (id, slug, name, opened_at) SELECT max(id) + 1, $1, $1, now() FROM publications RETURNING id`,
      slug,
    );
    const [url] = this.urls;
    await withClient(url, async (client) => {
      const progress = new Progress(() => undefined);
      const plan = new Plan(1, number, SIZES);
      await seedPublication(client, { tenantId: Number(id), plan, passwordHash: '-', demo: false, progress });
      await client.query(`INSERT INTO outbox (tenant_id, name, payload) VALUES ($1, 'nothing-known', '{}')`, [
        id,
      ]);
    });
    return slug;
  }

  catalog<Row extends pg.QueryResultRow>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return ask<Row>(this.catalogUrl, sql, values);
  }

  shard<Row extends pg.QueryResultRow>(number: 1 | 2, sql: string, ...values: unknown[]): Promise<Row[]> {
    return ask<Row>(this.urls[number - 1]!, sql, values);
  }

  /** Stops and starts the server of shard 1 and the catalog, set up otherwise. */
  async restartShard1(settings: Readonly<Record<string, string | null>>): Promise<void> {
    for (const [name, value] of Object.entries(settings)) {
      await this.shard(
        1,
        value === null ? `ALTER SYSTEM RESET ${name}` : `ALTER SYSTEM SET ${name} = '${value}'`,
      );
    }
    await this.restart();
  }

  /** Shard 1 by another address, at which from some moment on nobody new is let in. */
  async byDoor(): Promise<{ readonly urls: readonly string[]; close(): Promise<void> }> {
    const url = new URL(this.urls[0]);
    const port = Number(url.port);
    const door = createServer((guest) => {
      const host = dial(port, url.hostname);
      guest.pipe(host).pipe(guest);
      guest.on('error', () => host.destroy());
      host.on('error', () => guest.destroy());
    });
    door.listen(0, url.hostname);
    await once(door, 'listening');
    url.port = String((door.address() as { port: number }).port);
    return { urls: [url.href], close: () => Promise.resolve(void door.close()) };
  }

  async idOf(slug: string): Promise<number> {
    const [row] = await this.catalog<{ id: string }>('SELECT id FROM publications WHERE slug = $1', slug);
    return Number(row?.id);
  }

  close(): Promise<void> {
    return this.stop();
  }

  async #map(): Promise<void> {
    const map = new RangeMap({ epoch: 1, shards: [1, 2, 3], ranges: RANGES });
    await this.catalog(
      `INSERT INTO shard_map (epoch, map) VALUES (1, $1) ON CONFLICT ("only") DO UPDATE SET map = $1`,
      JSON.stringify(map),
    );
    await this.catalog(
      `INSERT INTO shards (number, tenants) VALUES (1, 1), (2, 0), (3, 1)
       ON CONFLICT (number) DO UPDATE SET tenants = excluded.tenants`,
    );
  }
}

async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[],
): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query<Row>(sql, values)).rows);
}

export async function withClient<Result>(
  url: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connected(url);
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  return client;
}
