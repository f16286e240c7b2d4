import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/tenant/client.ts';
import type { Statement } from './statement.ts';
import { statementTypes } from './type-parsers.ts';

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

/**
 * One PostgreSQL server of a shard. Its Prisma client and its prepared statements share one pool, so there is one
 * number of connections to size, to watch and to throw away.
 */
export class Member {
  readonly pool: pg.Pool;
  #prisma: PrismaClient | undefined;

  constructor(url: string, options: MemberOptions) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: options.poolSize,
      connectionTimeoutMillis: options.connectTimeoutMs,
      idleTimeoutMillis: 0,
      keepAlive: true,
      options: `-c timezone=UTC -c statement_timeout=${options.statementTimeoutMs}`,
    });
    this.pool.on('error', options.onConnectionError);
  }

  /** The typed client over the whole member. Only {@link TenantReader} and {@link TenantWriter} hand it on, narrowed. */
  get prisma(): PrismaClient {
    this.#prisma ??= new PrismaClient({ adapter: new PrismaPg(this.pool) });
    return this.#prisma;
  }

  /** Runs a prepared statement on a pooled connection, or on `client` when inside its transaction. */
  async run<Params extends readonly unknown[], Row extends readonly unknown[]>(
    statement: Statement<Params, Row>,
    values: unknown[],
    client: pg.Pool | pg.PoolClient = this.pool,
  ): Promise<Row[]> {
    const { rows } = await client.query<Row & unknown[]>({
      name: statement.name,
      text: statement.text,
      values,
      rowMode: 'array',
      types: statementTypes,
    });
    return rows;
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#prisma?.$disconnect();
    await this.pool.end();
  }
}
