import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { freePort } from '../servers/free-port.ts';
import {
  switchOver,
  switchOverPatiently,
  type SwitchedOver,
  type SwitchOverOptions,
} from '../servers/switch-over.ts';
import { signalTree } from '../servers/signal-tree.ts';
import { rewindMember } from '../servers/rewind-member.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { report } from './report.ts';
import { startTestPostgres, type TestPostgres } from './start-test-postgres.ts';
import { startTestReplica } from './start-test-replica.ts';
import { createTestFolder, type TestFolder } from './test-folder.ts';
import { until } from './until.ts';

const FIRST = 'postgres';

/** How test servers differ from what replication is about: they do without the disk, and so without the wait for a commit. */
const SETTINGS = ['synchronous_commit = on', 'full_page_writes = on'];

interface Node {
  readonly port: number;
  server: TestPostgres;
}

/** What a cluster is made of. */
export interface TestClusterOptions {
  /** How late each replica is, in milliseconds, by name. The primary is called `postgres`. */
  readonly replicas: Readonly<Record<string, number>>;
  /** Makes the database that the cluster is about, before the primary is copied. @returns its name */
  readonly prepare: (adminUrl: string) => Promise<string>;
}

/** A PostgreSQL of one's own with streaming replicas, all of which may be killed, promoted and started again. */
export class TestCluster {
  readonly #nodes = new Map<string, Node>();

  private constructor(
    readonly folder: TestFolder,
    private readonly applyDelays: Readonly<Record<string, number>>,
    private readonly database: string,
  ) {}

  static async open({ replicas, prepare }: TestClusterOptions): Promise<TestCluster> {
    const folder = await createTestFolder();
    const server = await startTestPostgres(folder.path);
    await configure(server.adminUrl);
    const cluster = new TestCluster(folder, replicas, await prepare(server.adminUrl));
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
  members(names = this.names): { readonly name: string; readonly url: string }[] {
    return names.map((name) => ({ name, url: this.url(name) }));
  }

  url(name: string): string {
    return this.server(name).url(this.database);
  }

  server(name: string): TestPostgres {
    return this.#node(name).server;
  }

  nameOf(port: number): string | undefined {
    return this.names.find((name) => this.#node(name).port === port);
  }

  /** Asks one member, by a connection of its own. */
  async ask<Row extends pg.QueryResultRow>(name: string, sql: string): Promise<Row[]> {
    return ask<Row>(this.url(name), sql);
  }

  /** At once, and so that the next start finds things in order. */
  async kill(name: string): Promise<void> {
    await this.server(name).force();
  }

  /** As its computer would die: every process of it by SIGKILL. */
  async killHard(name: string): Promise<void> {
    const { pid, exited } = this.server(name);
    await signalTree(pid, 'SIGKILL');
    await exited;
  }

  /** Has it hang while `use` runs: connections stay, and nobody answers. */
  async frozen<Result>(name: string, use: () => Promise<Result>): Promise<Result> {
    const { pid } = this.server(name);
    await signalTree(pid, 'SIGSTOP');
    try {
      return await use();
    } finally {
      await signalTree(pid, 'SIGCONT');
    }
  }

  /** Starts a member that was stopped: one that is to be a standby, whatever it was. */
  async startAsStandby(name: string, primary = name): Promise<void> {
    const node = this.#node(name);
    const options = {
      name,
      port: node.port,
      primaryPort: this.#node(primary).port,
      memberPorts: this.names.map((each) => this.#node(each).port),
      applyDelayMs: this.applyDelays[name] ?? 0,
    };
    node.server = await startTestReplica(this.folder.path, options);
  }

  /** Starts a former primary as a standby of the one that was promoted; what the others never got of it goes. */
  async rejoin(name: string, primary: string): Promise<void> {
    const { postgres: tool } = await ensureTools(['postgres'], report);
    const dataDir = join(this.folder.path, name);
    await rewindMember({ dataDir, primary: { port: this.#node(primary).port }, tool, password: 'test' });
    await this.startAsStandby(name, primary);
  }

  /**
   * Makes one cluster of the members again, whatever was done to them: all others become fresh copies of the primary.
   * @returns the names, the primary's first
   */
  async heal(): Promise<string[]> {
    const primary = await this.latestPrimary();
    const others = this.names.filter((name) => name !== primary);
    await this.ask(primary, 'ALTER SYSTEM RESET ALL');
    await configure(this.url(primary));
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

  /** Hands over in order, as an operator would. */
  async switchOver(from: string, to: string, options?: SwitchOverOptions): Promise<SwitchedOver> {
    const member = (name: string) => ({ name, url: this.url(name) });
    if (options) return switchOver(member(from), member(to), options);
    return switchOverPatiently(member(from), member(to));
  }

  /** Changes one setting of a member, or takes it back; done when new connections have it. */
  async set(name: string, setting: string, value: string | null): Promise<void> {
    const change = value === null ? `RESET ${setting}` : `SET ${setting} = '${value.replaceAll("'", "''")}'`;
    const [before] = await this.#loaded(name);
    await this.ask(name, `ALTER SYSTEM ${change}`);
    await this.ask(name, 'SELECT pg_reload_conf()');
    await until(async () => (await this.#loaded(name))[0]?.at !== before?.at);
  }

  /** Of the standbys that run, the one that has received most: whom to promote. */
  async mostAdvanced(): Promise<string> {
    const running = this.names.filter((name) => !this.server(name).end());
    const received = await Promise.all(
      running.map(async (name) => {
        // One that was started again knows only what it has replayed since.
        const sql = `SELECT pg_wal_lsn_diff(greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), '0/0')::text
          AS bytes WHERE pg_is_in_recovery()`;
        const [row] = await this.ask<{ bytes: string | null }>(name, sql).catch(() => []);
        return { name, bytes: BigInt(row?.bytes ?? -1) };
      }),
    );
    const [most] = received
      .filter(({ bytes }) => bytes >= 0n)
      .sort((one, other) => (one.bytes < other.bytes ? 1 : -1));
    if (!most) throw new Error('No member is a standby that has received anything');
    return most.name;
  }

  /** Waits until a standby shows all that a primary has, what is not committed yet included. */
  async caughtUp(standby: string, primary = FIRST): Promise<void> {
    // The log of what is not committed goes out with the next commit.
    await this.ask(primary, `SELECT pg_logical_emit_message(true, 'spec', '')`);
    const [row] = await this.ask<{ lsn: string }>(primary, 'SELECT pg_current_wal_insert_lsn()::text AS lsn');
    await until(async () => {
      const [answer] = await this.ask<{ there: boolean }>(
        standby,
        `SELECT pg_last_wal_replay_lsn() >= '${row?.lsn ?? ''}' AS there`,
      );
      return answer?.there === true;
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.names.map((name) => this.server(name).force()));
    await this.folder.remove();
  }

  /** Of the members that run and are no standby, the one of the latest timeline. */
  async latestPrimary(): Promise<string> {
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

  #loaded(name: string): Promise<{ at: string }[]> {
    return this.ask(name, 'SELECT pg_conf_load_time()::text AS at');
  }

  #node(name: string): Node {
    const node = this.#nodes.get(name);
    if (!node) throw new Error(`There is no member ${name}`);
    return node;
  }
}

async function configure(url: string): Promise<void> {
  for (const setting of SETTINGS) await ask(url, `ALTER SYSTEM SET ${setting}`);
  await ask(url, 'SELECT pg_reload_conf()');
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the query fails as well
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
