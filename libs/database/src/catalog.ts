import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Publication } from './generated/catalog/client.ts';

export interface CatalogOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onConnectionError?: (error: Error) => void;
}

/** What is chosen for a publication that opens. */
export interface NewPublication {
  readonly slug: string;
  readonly name: string;
  /** Lower-case `#rrggbb`; the default one when left out. */
  readonly color?: string | undefined;
}

/** What may change of a publication; what is undefined stays. */
export interface PublicationChange {
  readonly name?: string | undefined;
  readonly color?: string | undefined;
}

/** Which open publications are listed. */
export interface DirectoryPage {
  /** The beginning of a slug or a part of a name, in any case of letters; empty for all. */
  readonly search: string;
  /** Only slugs that come later; empty from the first. */
  readonly after: string;
  /** How many at most. */
  readonly limit: number;
}

/** After this long, a publication that was reserved and is not open will not be opened by who reserved it. */
const ABANDONED_AFTER_MS = 60_000;

/** Which publications exist: a small database of its own. Which one a slug means is asked once per process, then remembered. */
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
   * Open publications by slug, byte by byte. The index of slugs has the order, the place to begin and where to stop; a
   * search runs along it until the page is full, for one that matches nothing that is the whole catalog.
   */
  list({ search, after, limit }: DirectoryPage): Promise<Publication[]> {
    const pattern = escapeLike(search);
    return this.prisma.publication.findMany({
      where: {
        openedAt: { not: null },
        slug: { gt: after },
        ...(search !== '' && {
          OR: [
            { slug: { startsWith: pattern.toLowerCase() } },
            { name: { contains: pattern, mode: 'insensitive' } },
          ],
        }),
      },
      orderBy: { slug: 'asc' },
      take: limit,
    });
  }

  /** @returns the publication as it now stands, null when there is none */
  async update(id: bigint, { name, color }: PublicationChange): Promise<Publication | null> {
    const [publication] = await this.prisma.publication.updateManyAndReturn({
      where: { id },
      data: { ...(name !== undefined && { name }), ...(color !== undefined && { color }) },
    });
    return publication ?? null;
  }

  /**
   * Takes a slug for a publication that is about to open, also one that somebody took and did not open in a minute.
   * @returns null when the slug is taken
   */
  async reserve(publication: NewPublication): Promise<Publication | null> {
    return (
      (await this.#insert(publication)) ??
      ((await this.#forgetAbandoned(publication.slug)) ? this.#insert(publication) : null)
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

  async #insert({ slug, name, color }: NewPublication): Promise<Publication | null> {
    const [publication] = await this.prisma.publication.createManyAndReturn({
      data: [{ slug, name, ...(color !== undefined && { color }) }],
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

/** The text as a LIKE pattern that matches nothing but itself; Prisma hands patterns on as they are. */
function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
