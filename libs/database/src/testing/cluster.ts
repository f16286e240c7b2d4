import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import {
  createTestFolder,
  freePort,
  startTestPostgres,
  startTestReplica,
  type TestFolder,
  type TestPostgres,
} from '@scaleout/local/testing';
import type { MemberAddress } from '../routing/check-members.ts';
import { createTestDatabases } from './create-test-databases.ts';
import { until } from './until.ts';

const FIRST = 'postgres';

interface Node {
  readonly port: number;
  server: TestPostgres;
}

/** A migrated shard on a PostgreSQL of its own, with streaming replicas. */
export class Cluster {
  readonly #nodes = new Map<string, Node>();
  #applyDelays: Readonly<Record<string, number>> = {};

  private constructor(
    readonly folder: TestFolder,
    private database: string,
  ) {}

  /** @param replicas how late each is, in milliseconds, by name. The primary is called `postgres`. */
  static async open(replicas: Readonly<Record<string, number>>): Promise<Cluster> {
    const folder = await createTestFolder();
    const server = await startTestPostgres(folder.path);
    // Test servers do without the disk, and so without the wait for a commit that replication is about.
    const client = new pg.Client({ connectionString: server.adminUrl });
    await client.connect();
    await client.query('ALTER SYSTEM SET synchronous_commit = on');
    await client.query('SELECT pg_reload_conf()');
    await client.end();
    const { shardUrl } = await createTestDatabases(server.adminUrl);
    const cluster = new Cluster(folder, new URL(shardUrl).pathname);
    cluster.#applyDelays = replicas;
    cluster.#nodes.set(FIRST, { port: server.port, server });
    const ports = await Promise.all(
      Object.keys(replicas).map(async (name) => [name, await freePort()] as const),
    );
    const memberPorts = [server.port, ...ports.map(([, port]) => port)];
    await Promise.all(
      ports.map(async ([name, port]) => {
        const applyDelayMs = replicas[name] ?? 0;
        const options = { name, port, primaryPort: server.port, memberPorts, applyDelayMs };
        cluster.#nodes.set(name, { port, server: await startTestReplica(folder.path, options) });
      }),
    );
    return cluster;
  }

  get names(): string[] {
    return [...this.#nodes.keys()];
  }

  /** The members, or those that are named. */
  members(names = this.names): MemberAddress[] {
    return names.map((name) => ({ name, url: this.url(name) }));
  }

  url(name: string): string {
    return this.server(name).url(this.database.slice(1));
  }

  server(name: string): TestPostgres {
    return this.#node(name).server;
  }

  nameOf(port: number): string | undefined {
    return this.names.find((name) => this.#node(name).port === port);
  }

  /** Asks one member, by a connection of its own. */
  async ask<Row extends pg.QueryResultRow>(name: string, sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url(name) });
    client.on('error', () => undefined); // the query fails as well
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async kill(name: string): Promise<void> {
    await this.server(name).force();
  }

  /** Starts a member that was stopped: one that is to be a standby, whatever it was. */
  async startAsStandby(name: string, primary = name): Promise<void> {
    const node = this.#node(name);
    const options = {
      name,
      port: node.port,
      primaryPort: this.#node(primary).port,
      memberPorts: this.names.map((each) => this.#node(each).port),
      applyDelayMs: this.#applyDelays[name] ?? 0,
    };
    node.server = await startTestReplica(this.folder.path, options);
  }

  /**
   * Makes one cluster of the members again, whatever was done to them: all others become fresh copies of the primary.
   * @returns the names, the primary's first
   */
  async heal(): Promise<string[]> {
    const primary = await this.#latestPrimary();
    const others = this.names.filter((name) => name !== primary);
    for (const sql of ['RESET ALL', 'SET synchronous_commit = on'])
      await this.ask(primary, `ALTER SYSTEM ${sql}`);
    await this.ask(primary, 'SELECT pg_reload_conf()');
    await Promise.all(
      others.map(async (name) => {
        await this.kill(name);
        await rm(join(this.folder.path, name), { recursive: true });
        await this.startAsStandby(name, primary);
      }),
    );
    return [primary, ...others];
  }

  async promote(name: string): Promise<void> {
    await this.ask(name, 'SELECT pg_promote()');
  }

  /** Waits until a standby shows all that a primary has, what is not committed yet included. */
  async caughtUp(standby: string, primary = FIRST): Promise<void> {
    // The log of what is not committed goes out with the next commit.
    await this.ask(primary, `SELECT pg_logical_emit_message(true, 'spec', '')`);
    const [row] = await this.ask<{ lsn: string }>(primary, 'SELECT pg_current_wal_insert_lsn()::text AS lsn');
    await until(async () => {
      const [answer] = await this.ask<{ there: boolean }>(
        standby,
        `SELECT pg_last_wal_replay_lsn() >= '${row!.lsn}' AS there`,
      );
      return answer?.there === true;
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.names.map((name) => this.server(name).force()));
    await this.folder.remove();
  }

  /** Of the members that run and are no standby, the one of the latest timeline. */
  async #latestPrimary(): Promise<string> {
    const claims: { name: string; timeline: string }[] = [];
    for (const name of this.names.filter((each) => !this.server(each).end())) {
      const sql = `SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8) AS timeline WHERE NOT pg_is_in_recovery()`;
      const [row] = await this.ask<{ timeline: string }>(name, sql).catch(() => []);
      if (row) claims.push({ name, ...row });
    }
    const [latest] = claims.sort((one, other) => other.timeline.localeCompare(one.timeline));
    if (!latest) throw new Error('No member is primary');
    return latest.name;
  }

  #node(name: string): Node {
    const node = this.#nodes.get(name);
    if (!node) throw new Error(`There is no member ${name}`);
    return node;
  }
}
