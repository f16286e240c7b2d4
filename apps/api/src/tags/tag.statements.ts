import { statement } from '@scaleout/database';

/** The tags in use, the most used first, at most 1,000: one row, for a row a tag would cost far more to carry. */
export const listTags = statement<[], [tags: string[] | null]>(
  'list-tags',
  `SELECT array_agg(tag) FROM (
     SELECT tag FROM tags WHERE tenant_id = $1 AND articles_count > 0
     ORDER BY articles_count DESC, tag LIMIT 1000
   ) used`,
);
