import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Publication } from './generated/catalog/client.ts';

export interface CatalogOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onConnectionError?: (error: Error) => void;
}

/** After this long, a publication that was reserved and is not open will not be opened by who reserved it. */
const ABANDONED_AFTER_MS = 60_000;

/** Which publications exist: a small database of its own, asked once per publication and process, then remembered. */
export class Catalog {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;

  constructor({ url, poolSize = 2, onConnectionError = () => undefined }: CatalogOptions) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
      options: '-c timezone=UTC -c statement_timeout=5000',
    });
    this.pool.on('error', onConnectionError);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
  }

  /** The open publication of that slug. */
  findOpen(slug: string): Promise<Publication | null> {
    return this.prisma.publication.findFirst({ where: { slug, openedAt: { not: null } } });
  }

  findById(id: bigint): Promise<Publication | null> {
    return this.prisma.publication.findUnique({ where: { id } });
  }

  /**
   * Takes a slug for a publication that is about to open, also one that somebody took and did not open in a minute.
   * @returns null when the slug is taken
   */
  async reserve(slug: string, name: string): Promise<Publication | null> {
    return (
      (await this.#insert(slug, name)) ??
      ((await this.#forgetAbandoned(slug)) ? this.#insert(slug, name) : null)
    );
  }

  /** From here on the publication is live. */
  open(id: bigint): Promise<Publication> {
    return this.prisma.publication.update({ where: { id }, data: { openedAt: new Date() } });
  }

  /** Gives a reserved slug back when its publication could not be opened. */
  async release(id: bigint): Promise<void> {
    await this.prisma.publication.deleteMany({ where: { id, openedAt: null } });
  }

  async #insert(slug: string, name: string): Promise<Publication | null> {
    const [publication] = await this.prisma.publication.createManyAndReturn({
      data: [{ slug, name }],
      skipDuplicates: true,
    });
    return publication ?? null;
  }

  async #forgetAbandoned(slug: string): Promise<boolean> {
    const { count } = await this.prisma.publication.deleteMany({
      where: { slug, openedAt: null, createdAt: { lt: new Date(Date.now() - ABANDONED_AFTER_MS) } },
    });
    return count > 0;
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }
}
