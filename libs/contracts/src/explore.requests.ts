import * as z from 'zod';
import { pageQuerySchema } from './page.requests.ts';
import { text } from './text.ts';

const SORTS = ['newest', 'favorited'] as const;

/** Which of the articles of all publications: in which order, and after which. */
export const exploreQuerySchema = pageQuerySchema.pick({ limit: true }).extend({
  sort: z.enum(SORTS, `must be one of ${SORTS.join(', ')}`).default('newest'),
  after: text(200).default('').describe('the `next` of the page before, of the same order'),
});

export type ExploreQuery = z.infer<typeof exploreQuerySchema>;
export type ExploreSort = ExploreQuery['sort'];
