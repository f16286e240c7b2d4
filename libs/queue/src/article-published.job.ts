import { articlePublishedSchema } from '@scaleout/contracts';
import { defineJob } from './job-definition.ts';

/** An article was published: its author's followers are to be notified. */
export const articlePublishedJob = defineJob({
  name: 'article-published',
  queue: 'notifications',
  payload: articlePublishedSchema,
});
