import type { ArticleResponse } from '@scaleout/contracts';
import { ask } from './ask.ts';
import { choosePerson, think, type Visit } from './visit.ts';

/** Some 2 kB, as an article has. */
const PARAGRAPH = 'It is written while many others write, and is to be there, whole, when its author looks. ';
const BODY = PARAGRAPH.repeat(24);

/** Somebody who publishes an article, looks at it, and changes it. */
export function write(visit: Visit): void {
  const me = choosePerson(visit);
  const title = `Visit ${visit.id} of the run ${visit.plan.run}`;
  const published = ask<ArticleResponse>(visit, {
    name: 'publish',
    method: 'POST',
    path: '/api/articles',
    body: { article: { title, description: 'Written under load', body: BODY, tagList: ['load'] } },
    by: me,
    status: 201,
    says: ({ article }) => article.title === title && article.author.username === me.username,
  });
  if (!published) return;
  think(visit);

  const path = `/api/articles/${published.article.slug}`;
  const seen = ask<ArticleResponse>(visit, {
    name: 'own-article',
    path,
    by: me,
    says: ({ article }) => article.title === title && article.body === BODY,
  });
  if (!seen) return;
  think(visit);

  const body = `${PARAGRAPH}${BODY}`;
  ask<ArticleResponse>(visit, {
    name: 'edit',
    method: 'PUT',
    path,
    body: { article: { body } },
    by: me,
    says: ({ article }) => article.title === title && article.body === body,
  });
}
