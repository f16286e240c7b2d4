import { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { PrismaClient } from './generated/tenant/client.ts';
import { MemberPool } from './member-pool.ts';
import type { MemberAddress } from './routing/check-members.ts';
import type { RoutedMember } from './routing/routed-member.ts';
import type { Statement } from './statement.ts';
import type { Served } from './served.ts';
import { enterAndRun, runStatement } from './statement-query.ts';

export interface MemberOptions {
  /** Connections at most. */
  readonly poolSize: number;
  /** How long a query may run, in milliseconds, before PostgreSQL ends it. */
  readonly statementTimeoutMs: number;
  /** How long a query waits for a free connection, in milliseconds, before it is refused. */
  readonly connectTimeoutMs: number;
  /** Told of connections that break while nobody uses them. */
  readonly onConnectionError: (error: Error) => void;
}

export const MEMBER_DEFAULTS: MemberOptions = {
  poolSize: 10,
  statementTimeoutMs: 5_000,
  connectTimeoutMs: 2_000,
  onConnectionError: () => undefined,
};

/** What is used here of a Prisma client, of whichever schema. */
export interface Disconnectable {
  $disconnect(): Promise<void>;
}

/** Makes a Prisma client; its class, that is. */
export type ClientClass<Client> = new (options: { adapter: PrismaPg }) => Client;

/** A pool and what works on it. */
interface Generation<Client> {
  readonly pool: MemberPool;
  prisma: Client | undefined;
}

/**
 * One PostgreSQL server of a shard or of the catalog. Its Prisma client and its prepared statements share one pool, so there
 * is one number of connections to size, to watch and to throw away.
 */
export class Member<Client extends Disconnectable = PrismaClient> implements RoutedMember {
  readonly name: string;
  readonly url: string;
  /** What it did for tenants since the process began. */
  readonly served: Served = { reads: 0, writes: 0 };
  readonly #sockets = new Set<Socket>();
  #generation: Generation<Client>;
  #retired = 0;
  #closed = false;

  constructor(
    { name, url }: MemberAddress,
    private readonly options: MemberOptions,
    private readonly Client: ClientClass<Client>,
  ) {
    this.name = name;
    this.url = url;
    this.#generation = this.#begin();
  }

  /** The pool of this moment: hold on to it no longer than for one piece of work. */
  get pool(): pg.Pool {
    return this.#generation.pool;
  }

  /** Counts the pools it has had: an error that came of an earlier one says nothing of this one's connections. */
  get generation(): number {
    return this.#retired;
  }

  /** The typed client over the whole member. Only a tenant's reader and writer hand it on, narrowed. */
  get prisma(): Client {
    this.#generation.prisma ??= new this.Client({ adapter: new PrismaPg(this.pool) });
    return this.#generation.prisma;
  }

  /** Runs a prepared statement on a pooled connection, or on `client` when inside its transaction. */
  run<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    values: unknown[],
    client: pg.Pool | pg.PoolClient = this.pool,
  ): Promise<Row[]> {
    return tracedHere(runStatement(client, statement, values));
  }

  /** Runs a statement that writes as a transaction of its own, where the tenant, its first value, has no fence. */
  enterAndRun<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    values: unknown[],
    client: pg.PoolClient,
  ): Promise<Row[]> {
    return tracedHere(enterAndRun(client, statement, values));
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  /**
   * Throws every connection away: what comes gets new ones, what runs on an old one ends first, what waits for one is told
   * that it was not sent. After a failover the old
   * ones lead to a server that is not what it was.
   */
  retire(): void {
    if (this.#closed) return;
    const old = this.#generation;
    this.#generation = this.#begin();
    this.#retired += 1;
    old.pool.retire();
    end(old).catch(this.options.onConnectionError);
  }

  /** Like {@link retire}, for a member that hangs: what runs there would never end. */
  abandon(): void {
    this.retire();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Whether nobody has a connection or waits for one. */
  get isIdle(): boolean {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return totalCount === idleCount && waitingCount === 0;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // Who comes too late is told that nothing was sent, and may ask another member.
    this.#generation.pool.retire();
    await end(this.#generation);
  }

  #begin(): Generation<Client> {
    const { poolSize, connectTimeoutMs, statementTimeoutMs, onConnectionError } = this.options;
    const pool = new MemberPool({
      connectionString: this.url,
      max: poolSize,
      connectionTimeoutMillis: connectTimeoutMs,
      idleTimeoutMillis: 0,
      keepAlive: true,
      stream: () => this.#open(),
      options: `-c timezone=UTC -c statement_timeout=${statementTimeoutMs}`,
    });
    pool.on('error', onConnectionError);
    return { pool, prisma: undefined };
  }

  #open(): Socket {
    const socket = new Socket();
    this.#sockets.add(socket);
    return socket.once('close', () => this.#sockets.delete(socket));
  }
}

async function tracedHere<Rows>(answer: Promise<Rows>): Promise<Rows> {
  try {
    return await answer;
  } catch (error) {
    // It came out of a socket, and would say nothing of who asked.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}

async function end({ pool, prisma }: Generation<Disconnectable>): Promise<void> {
  await prisma?.$disconnect();
  await pool.end();
}
