import { ID_STEP } from '../migrate/start-ids.ts';
import type { Row } from './copy-rows.ts';
import { distinctBelow } from './distinct.ts';
import { DEMO_USER, type Plan, READER_USER } from './plan.ts';
import { STREAM } from './random.ts';
import { writeBio, writeUsername } from './text/names.ts';
import { writeArticle } from './text/write-article.ts';
import { writeComment } from './text/write-comment.ts';

/** What the rows of one publication are made from. */
export interface Source {
  readonly plan: Plan;
  readonly tenantId: number;
  readonly passwordHash: string;
  /** Whether the first two users are the demo accounts. */
  readonly demo: boolean;
  readonly firstId: number;
}

const DEMO_NAMES = new Map([
  [DEMO_USER, 'demo'],
  [READER_USER, 'reader'],
]);

// Ids: users first, then articles, then comments.
const userId = ({ firstId }: Source, user: number) => firstId + user * ID_STEP;
const articleId = (source: Source, article: number) => userId(source, source.plan.sizes.users + article);
const commentId = (source: Source, comment: number) =>
  articleId(source, source.plan.sizes.articles + comment);

/** `users (tenant_id, id, username, email, password_hash, role, bio, articles_count, created_at, updated_at)` */
export function* userRows(source: Source): Generator<Row> {
  const { plan, tenantId, passwordHash, demo } = source;
  for (let user = 0; user < plan.sizes.users; user++) {
    const random = plan.random(STREAM.user, user);
    const username = (demo && DEMO_NAMES.get(user)) || writeUsername(user, random);
    const joinedAt = new Date(plan.joinedAt(user));
    const email = `${username}@example.com`;
    const articlesCount = plan.articlesOfUser[user] ?? 0;
    yield [
      tenantId,
      userId(source, user),
      username,
      email,
      passwordHash,
      // The publication's own colour and name are theirs to change.
      user === DEMO_USER ? 'owner' : 'member',
      writeBio(random),
      articlesCount,
      joinedAt,
      joinedAt,
    ];
  }
}

/**
 * `articles (tenant_id, id, slug, title, description, body, tag_list, author_id, favorites_count, created_at,
 * updated_at)`
 */
export function* articleRows(source: Source): Generator<Row> {
  const { plan, tenantId } = source;
  for (let article = 0; article < plan.sizes.articles; article++) {
    const tags = plan.tagsOf(article);
    const text = writeArticle(tags[0], plan.random(STREAM.article, article));
    const writtenAt = new Date(plan.writtenAt(article));
    yield [
      tenantId,
      articleId(source, article),
      `${slugOf(text.title)}-${(article + 1).toString(36)}`,
      text.title,
      text.description,
      text.body,
      `{${tags.join(',')}}`,
      userId(source, plan.authors[article] ?? 0),
      plan.favoritesOfArticle[article] ?? 0,
      writtenAt,
      writtenAt,
    ];
  }
}

/** `article_tags (tenant_id, tag, created_at, article_id)` */
export function* articleTagRows(source: Source): Generator<Row> {
  const { plan, tenantId } = source;
  for (let article = 0; article < plan.sizes.articles; article++) {
    const writtenAt = new Date(plan.writtenAt(article));
    for (const tag of plan.tagsOf(article)) yield [tenantId, tag, writtenAt, articleId(source, article)];
  }
}

/** `favorites (tenant_id, user_id, article_id)` */
export function* favoriteRows(source: Source): Generator<Row> {
  const { plan, tenantId } = source;
  for (let article = 0; article < plan.sizes.articles; article++) {
    const wanted = plan.favoritesOfArticle[article] ?? 0;
    for (const user of distinctBelow(plan.sizes.users, wanted, plan.random(STREAM.favorite, article))) {
      yield [tenantId, userId(source, user), articleId(source, article)];
    }
  }
}

/** `follows (tenant_id, follower_id, followee_id)` */
export function* followRows(source: Source): Generator<Row> {
  const { plan, tenantId } = source;
  for (let followee = 0; followee < plan.sizes.users; followee++) {
    for (const follower of followersOf(source, followee)) {
      yield [tenantId, userId(source, follower), userId(source, followee)];
    }
  }
}

function* followersOf({ plan, demo }: Source, followee: number): Generator<number> {
  const others = plan.sizes.users - 1;
  const isDemo = demo && followee === DEMO_USER;
  const wanted = Math.max(plan.followersOfUser[followee] ?? 0, isDemo ? 1 : 0);
  let shift = 0;
  let first = true;
  for (const other of distinctBelow(others, wanted, plan.random(STREAM.follow, followee))) {
    // The demo user's first follower is the next user, the reader; the rest move along.
    if (first && isDemo) shift = others - other;
    first = false;
    yield (followee + 1 + ((other + shift) % others)) % plan.sizes.users;
  }
}

/** `comments (tenant_id, article_id, id, author_id, body, created_at, updated_at)` */
export function* commentRows(source: Source): Generator<Row> {
  const { plan, tenantId } = source;
  let comment = 0;
  for (let article = 0; article < plan.sizes.articles; article++) {
    const count = plan.commentsOfArticle[article] ?? 0;
    if (count === 0) continue;
    const random = plan.random(STREAM.comment, article);
    const topic = plan.tagsOf(article)[0];
    for (let place = 0; place < count; place++) {
      const at = new Date(plan.commentedAt(article, place, random));
      const author = userId(source, random.below(plan.sizes.users));
      const body = writeComment(topic, random);
      yield [tenantId, articleId(source, article), commentId(source, comment++), author, body, at, at];
    }
  }
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
