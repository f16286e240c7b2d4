import { Catalog } from '../catalog.ts';
import type { Publication } from '../generated/catalog/client.ts';
import { Plan } from './plan.ts';
import { Progress } from './progress.ts';
import { publicationName } from './publication-names.ts';
import type { Fleet } from '../migrate/fleet.ts';
import { membersOf } from '../routing/check-members.ts';
import type { SeedOptions } from './seed-options.ts';
import { seedPublication } from './seed-publication.ts';
import { SeedRefusal } from './seed-refusal.ts';
import { SeedShards } from './seed-shards.ts';

/** `demo-password`, by the parameters of apps/api. Everybody who is seeded has it, so one hash hides as much as many. */
const PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$a7XdscGw+jGYmcKfn0NC6w$Eeu4vsmMYDpg6he9MHOB2gNqhvTFppnQnV3Ax7CsNnU';

export interface SeedTarget extends Fleet {
  readonly report: (line: string) => void;
}

/** Fills the default publication and as many others as asked for, each on the shard that owns it. @throws SeedRefusal */
export async function seed(options: SeedOptions, { report, ...fleet }: SeedTarget): Promise<void> {
  const catalog = new Catalog({ members: membersOf(fleet.catalogUrls) });
  const shards = new SeedShards(catalog, fleet);
  try {
    const progress = new Progress(report);
    let seededAny = false;
    for (let number = 0; number < options.publications; number++) {
      const publication = await findOrReserve(catalog, number);
      const tenantId = Number(publication.id);
      const seeded = await seedPublication(await shards.of(tenantId), {
        tenantId,
        plan: new Plan(options.seed, number, options),
        passwordHash: PASSWORD_HASH,
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
    for (const client of shards.used) {
      await client.query(
        'VACUUM (ANALYZE) users, articles, article_tags, tags, favorites, follows, comments',
      );
    }
  } finally {
    await shards.close();
    await catalog.close();
  }
}

/** Number 0 is the default publication, the oldest; the others are reserved now and opened when they are full. */
async function findOrReserve(catalog: Catalog, number: number): Promise<Publication> {
  if (number === 0) {
    const oldest = await catalog.findOldest();
    if (!oldest) throw new SeedRefusal('There is no publication yet: run migrate first.');
    return oldest;
  }
  const named = publicationName(number - 1);
  return (await catalog.reserve(named)) ?? catalog.findTaken(named.slug);
}
