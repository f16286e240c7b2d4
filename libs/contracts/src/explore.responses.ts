import * as z from 'zod/mini';
import { articlePreviewSchema } from './article.responses.ts';
import { profileSchema } from './profile.responses.ts';
import { publicationSchema } from './publication.responses.ts';
import { timestampSchema } from './timestamp.ts';

/** An article among those of all publications: what everybody may see of it. */
export const exploredArticleSchema = z.extend(
  z.pick(articlePreviewSchema, {
    slug: true,
    title: true,
    description: true,
    tagList: true,
    createdAt: true,
    favoritesCount: true,
  }),
  {
    author: z.pick(profileSchema, { username: true }),
    publication: z.pick(publicationSchema, { slug: true, host: true, name: true, color: true }),
  },
);

/** How much there is in all publications together, as it was last counted. */
export const totalsSchema = z.object({
  publications: z.int().check(z.describe('those that have articles')),
  articles: z.int(),
  countedAt: timestampSchema,
});

export const exploreResponseSchema = z.object({
  articles: z.array(exploredArticleSchema),
  next: z
    .nullable(z.string())
    .check(z.describe('the `after` of the page that follows, null on the last one')),
  missing: z
    .array(z.object({ shard: z.int() }))
    .check(z.describe('shards that did not answer: the articles that they have are left out of this page')),
  totals: z.nullable(totalsSchema).check(z.describe('null until they are first counted')),
});

export type ExploredArticle = z.infer<typeof exploredArticleSchema>;
export type ExploreResponse = z.infer<typeof exploreResponseSchema>;
