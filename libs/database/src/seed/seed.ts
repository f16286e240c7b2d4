import pg from 'pg';
import { hashPassword } from '@scaleout/session';
import { Catalog } from '../catalog.ts';
import type { Publication } from '../generated/catalog/client.ts';
import { Plan } from './plan.ts';
import { Progress } from './progress.ts';
import { publicationName } from './publication-names.ts';
import type { SeedOptions } from './seed-options.ts';
import { seedPublication } from './seed-publication.ts';
import { SeedRefusal } from './seed-refusal.ts';

const PASSWORD = 'demo-password';

export interface SeedTarget {
  readonly catalogUrl: string;
  readonly shardUrl: string;
  readonly report: (line: string) => void;
}

/** Fills the default publication and as many others as asked for. @throws SeedRefusal */
export async function seed(
  options: SeedOptions,
  { catalogUrl, shardUrl, report }: SeedTarget,
): Promise<void> {
  const catalog = new Catalog({ url: catalogUrl });
  const client = new pg.Client({ connectionString: shardUrl, options: '-c timezone=UTC' });
  await client.connect();
  try {
    // Once: it is slow on purpose.
    const passwordHash = await hashPassword(PASSWORD);
    const progress = new Progress(report);
    let seededAny = false;
    for (let number = 0; number < options.publications; number++) {
      const publication = await findOrReserve(catalog, number);
      const seeded = await seedPublication(client, {
        tenantId: Number(publication.id),
        plan: new Plan(options.seed, number, options),
        passwordHash,
        demo: options.demo && number === 0,
        progress,
      });
      if (!seeded && !options['if-empty']) {
        throw new SeedRefusal(`${publication.slug} has articles already: --if-empty leaves it as it is.`);
      }
      seededAny ||= seeded;
      if (publication.openedAt === null) await catalog.open(publication.id);
      report(seeded ? `seeded ${publication.slug}` : `${publication.slug} has articles already`);
    }
    if (!seededAny) return;
    report('collecting statistics');
    // Whoever reads first would otherwise pay for the hint bits, and plan without knowing the sizes.
    await client.query('VACUUM (ANALYZE) users, articles, article_tags, tags, favorites, follows, comments');
  } finally {
    await client.end();
    await catalog.close();
  }
}

/** Number 0 is the default publication, the oldest; the others are reserved now and opened when they are full. */
async function findOrReserve(catalog: Catalog, number: number): Promise<Publication> {
  if (number === 0) {
    const oldest = await catalog.prisma.publication.findFirst({ orderBy: { id: 'asc' } });
    if (!oldest) throw new SeedRefusal('There is no publication yet: run migrate first.');
    return oldest;
  }
  const named = publicationName(number - 1);
  return (
    (await catalog.reserve(named)) ??
    catalog.prisma.publication.findUniqueOrThrow({ where: { slug: named.slug } })
  );
}
