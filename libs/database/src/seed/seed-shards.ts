import pg from 'pg';
import type { Catalog } from '../catalog.ts';
import { Directory } from '../directory/directory.ts';
import { findPrimary } from '../migrate/find-primary.ts';
import { databasesOf, type Fleet } from '../migrate/fleet.ts';
import { SeedRefusal } from './seed-refusal.ts';

/** The shards that are seeded: each is connected to when the first publication of its own comes. */
export class SeedShards {
  readonly #clients = new Map<number, pg.Client>();
  readonly #directory: Directory;

  constructor(
    catalog: Catalog,
    private readonly fleet: Fleet,
  ) {
    this.#directory = new Directory(() => catalog.placements.load());
  }

  /** A connection to the primary of the shard that owns a tenant. @throws SeedRefusal when nobody said where that is */
  async of(tenantId: number): Promise<pg.Client> {
    await this.#directory.refresh();
    const number = this.#directory.map.shardOf(tenantId);
    const client = this.#clients.get(number) ?? (await this.#connect(number));
    this.#clients.set(number, client);
    return client;
  }

  /** Connections to all that were asked for. */
  get used(): Iterable<pg.Client> {
    return this.#clients.values();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.end()));
  }

  async #connect(number: number): Promise<pg.Client> {
    const shard = databasesOf(this.fleet).find((database) => database.shard === number);
    if (!shard) throw new SeedRefusal(`Nobody said where shard ${number} is: set SHARD_${number}_URLS.`);
    const { url } = await findPrimary(shard.members);
    const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
    await client.connect();
    return client;
  }
}
