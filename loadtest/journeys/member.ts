import type {
  ArticleResponse,
  ArticlesResponse,
  CommentResponse,
  ProfileResponse,
  UserResponse,
} from '@scaleout/contracts';
import { ask } from './ask.ts';
import { SEED_PASSWORD, type LoadedPerson } from './population.ts';
import { below } from './random.ts';
import { chooseArticle, choosePerson, think, type Visit } from './visit.ts';

/** Of how many visits of members one begins with signing in: people stay signed in for weeks. */
const VISITS_PER_SIGN_IN = 50;

/** Somebody with an account: their feed, an article of it that they favour and comment on, somebody whom they follow. */
export function takePart(visit: Visit): void {
  const me = signedIn(visit);
  if (!me) return;
  const feed = ask<ArticlesResponse>(visit, {
    name: 'feed',
    path: '/api/articles/feed?limit=20',
    by: me,
    says: ({ articles }) => articles.every(({ author }) => author.following),
  });
  if (!feed) return;
  think(visit);

  // Comments of an article are never fewer: were they all on a few articles, these would grow as the run goes on.
  const fromFeed = feed.articles[below(feed.articles.length, visit.draw)];
  const { slug } = fromFeed ?? chooseArticle(visit);
  const page = ask<ArticleResponse>(visit, {
    name: 'article',
    path: `/api/articles/${slug}`,
    by: me,
    says: ({ article }) => article.slug === slug && article.body !== '',
  });
  if (!page) return;
  think(visit);

  const { favorited } = page.article;
  const favour = ask<ArticleResponse>(visit, {
    name: favorited ? 'unfavourite' : 'favourite',
    method: favorited ? 'DELETE' : 'POST',
    path: `/api/articles/${slug}/favorite`,
    by: me,
    says: ({ article }) => article.slug === slug && article.favorited !== favorited,
  });
  const text = `A comment of visit ${visit.id} of the run ${visit.plan.run}, long enough to be one.`;
  const comment = ask<CommentResponse>(visit, {
    name: 'comment',
    method: 'POST',
    path: `/api/articles/${slug}/comments`,
    body: { comment: { body: text } },
    by: me,
    status: 201,
    says: (answer) => answer.comment.body === text && answer.comment.author.username === me.username,
  });
  if (!favour || !comment) return;
  think(visit);
  follow(visit, me);
}

/** Follows who wrote an article, or no longer. */
function follow(visit: Visit, me: LoadedPerson): void {
  const { author } = chooseArticle(visit);
  const path = `/api/profiles/${encodeURIComponent(author)}`;
  const before = ask<ProfileResponse>(visit, {
    name: 'profile',
    path,
    by: me,
    says: ({ profile }) => profile.username === author,
  });
  if (!before) return;
  const { following } = before.profile;
  ask<ProfileResponse>(visit, {
    name: following ? 'unfollow' : 'follow',
    method: following ? 'DELETE' : 'POST',
    path: `${path}/follow`,
    by: me,
    says: ({ profile }) => profile.username === author && profile.following !== following,
  });
}

/** Mostly by a session of before. */
function signedIn(visit: Visit): LoadedPerson | undefined {
  const person = choosePerson(visit);
  if (below(VISITS_PER_SIGN_IN, visit.draw) > 0) return person;
  const { email, username } = person;
  const answer = ask<UserResponse>(visit, {
    name: 'sign-in',
    method: 'POST',
    path: '/api/users/login',
    body: { user: { email, password: SEED_PASSWORD } },
    says: ({ user }) => user.username === username && user.token !== '',
  });
  return answer && { ...person, token: answer.user.token };
}
