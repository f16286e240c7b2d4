import type { Change } from './change.ts';
import { CatalogServers, type CatalogOptions } from './catalog-servers.ts';
import { Placements } from './directory/placements.ts';
import type { NewPublication } from './directory/new-publication.ts';
import { releasePublication, reservePublication } from './directory/reserve-publication.ts';
import type { Publication } from './generated/catalog/client.ts';
import type { MemberAddress } from './routing/check-members.ts';
import { Totals } from './totals/totals.ts';

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

/** One opens at a time, and a crowd may have to wait, in milliseconds. */
const IN_TURN = { maxWait: 5_000, timeout: 5_000 };

/** Which publications exist: a small database of its own. Which one a slug means is asked once per process, then remembered. */
export class Catalog {
  /** Which shard owns which. */
  readonly placements: Placements;
  /** How much there is in all of them. */
  readonly totals: Totals;
  readonly #servers: CatalogServers;

  /** @throws MemberListError for a list of servers that is empty or has one twice */
  constructor(options: CatalogOptions) {
    this.#servers = new CatalogServers(options);
    this.placements = new Placements(this.#servers);
    this.totals = new Totals(this.#servers);
  }

  /** The servers that have it. */
  get members(): CatalogServers['members'] {
    return this.#servers.members;
  }

  /** Those that were taken out of the list and still have something to answer. */
  get leaving(): CatalogServers['leaving'] {
    return this.#servers.leaving;
  }

  /**
   * Makes ready for other servers, which take the place of these while they serve.
   * @throws MemberListError, ForeignMember; NoPrimary where none of them answers
   */
  prepare(members: readonly MemberAddress[]): Promise<Change> {
    return this.#servers.prepare(members);
  }

  /** The open publication of that slug. */
  findOpen(slug: string): Promise<Publication | null> {
    return this.#servers.read(({ publication }) =>
      publication.findFirst({ where: { slug, openedAt: { not: null } } }),
    );
  }

  /** The publication of a slug that is taken, open or not. @throws when it is not taken */
  findTaken(slug: string): Promise<Publication> {
    return this.#servers.read(({ publication }) => publication.findUniqueOrThrow({ where: { slug } }));
  }

  /** The publication that was there first, open or not. */
  findOldest(): Promise<Publication | null> {
    return this.#servers.read(({ publication }) => publication.findFirst({ orderBy: { id: 'asc' } }));
  }

  findById(id: bigint): Promise<Publication | null> {
    return this.#servers.read(({ publication }) => publication.findUnique({ where: { id } }));
  }

  /** Those of these that are open. */
  findAllOpen(ids: readonly number[]): Promise<Publication[]> {
    if (ids.length === 0) return Promise.resolve([]);
    const where = { id: { in: ids.map(BigInt) }, openedAt: { not: null } };
    return this.#servers.read(({ publication }) => publication.findMany({ where }));
  }

  /**
   * Open publications by slug, byte by byte. The index of slugs has the order, the place to begin and where to stop; a
   * search runs along it until the page is full, for one that matches nothing that is the whole catalog.
   */
  list({ search, after, limit }: DirectoryPage): Promise<Publication[]> {
    const pattern = escapeLike(search);
    return this.#servers.read(({ publication }) =>
      publication.findMany({
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
      }),
    );
  }

  /** Those that were opened after a moment, the earliest first. */
  openedAfter(moment: Date, limit: number): Promise<Publication[]> {
    return this.#servers.read(({ publication }) =>
      publication.findMany({
        where: { openedAt: { gt: moment } },
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
        take: limit,
      }),
    );
  }

  /** @returns the publication as it now stands, null when there is none */
  async update(id: bigint, { name, color }: PublicationChange): Promise<Publication | null> {
    const data = { ...(name !== undefined && { name }), ...(color !== undefined && { color }) };
    const [publication] = await this.#servers.write((prisma) =>
      prisma.publication.updateManyAndReturn({ where: { id }, data }),
    );
    return publication ?? null;
  }

  /**
   * Takes a slug for a publication that is about to open, also one that somebody took and did not open in a minute, and places
   * it: its id is one that the map has on the shard with the fewest tenants.
   * @param without shards that get none now
   * @returns null when the slug is taken
   * @throws ShardFull when no shard has an id left
   */
  reserve(
    publication: NewPublication,
    without: ReadonlySet<number> = new Set(),
  ): Promise<Publication | null> {
    return this.#servers.write((prisma) =>
      prisma.$transaction((transaction) => reservePublication(transaction, publication, without), IN_TURN),
    );
  }

  /** From here on the publication is live. */
  open(id: bigint): Promise<Publication> {
    return this.#servers.write(({ publication }) =>
      publication.update({ where: { id }, data: { openedAt: new Date() } }),
    );
  }

  /** Gives a reserved slug back when its publication could not be opened. */
  async release(id: bigint): Promise<void> {
    await this.#servers.write((prisma) =>
      prisma.$transaction((transaction) => releasePublication(transaction, id), IN_TURN),
    );
  }

  /** Rejects while nobody can be asked. */
  check(): Promise<void> {
    return this.#servers.check();
  }

  /** Waits until every server has said what it is, or is known to be down. @throws ForeignMember */
  ready(): Promise<void> {
    return this.#servers.ready();
  }

  close(): Promise<void> {
    return this.#servers.close();
  }
}

/** The text as a LIKE pattern that matches nothing but itself; Prisma hands patterns on as they are. */
function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
