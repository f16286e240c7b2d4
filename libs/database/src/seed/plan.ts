import { Random, STREAM } from './random.ts';
import { spread } from './spread.ts';
import { TOPICS } from './text/topics.ts';

/** How many rows of each kind a publication gets. */
export interface Sizes {
  readonly users: number;
  readonly articles: number;
  readonly comments: number;
  readonly favorites: number;
  readonly follows: number;
}

/** When the newest article was written. Fixed: the same flags make the same rows on any day. */
const NEWEST = Date.UTC(2026, 10, 1);
const DAY = 86_400_000;
const WRITING_SPAN = 730 * DAY;
const JOINING_SPAN = 365 * DAY;

/** Users are numbered from 0, articles too, oldest first. */
export const DEMO_USER = 0;
export const READER_USER = 1;

/**
 * Who does what in one publication, before any row is written: so that every row is written once, with its counts.
 * It remembers a few numbers per user and article; all else is drawn again from the row's own random numbers.
 */
export class Plan {
  readonly sizes: Sizes;
  readonly authors: Int32Array;
  readonly articlesOfUser: Int32Array;
  readonly commentsOfArticle: Int32Array;
  readonly favoritesOfArticle: Int32Array;
  readonly followersOfUser: Int32Array;
  readonly #key: readonly [seed: number, publication: number];

  constructor(seed: number, publication: number, sizes: Sizes) {
    this.#key = [seed, publication];
    this.sizes = sizes;
    const { users, articles } = sizes;
    this.authors = new Int32Array(articles);
    this.articlesOfUser = new Int32Array(users);
    const random = this.random(STREAM.author);
    for (let article = 0; article < articles; article++) {
      const author = random.skewedBelow(users);
      this.authors[article] = author;
      this.articlesOfUser[author] = (this.articlesOfUser[author] ?? 0) + 1;
    }
    this.commentsOfArticle = spread(sizes.comments, articles, sizes.comments, this.random(STREAM.commented));
    this.favoritesOfArticle = spread(sizes.favorites, articles, users, this.random(STREAM.favorited));
    this.followersOfUser = spread(sizes.follows, users, users - 1, this.random(STREAM.followed));
  }

  /** The random numbers of one purpose, or of one row of it. */
  random(stream: number, index = -1): Random {
    return new Random(...this.#key, stream, index);
  }

  joinedAt(user: number): number {
    return Math.floor(NEWEST - WRITING_SPAN - this.random(STREAM.user, user).next() * JOINING_SPAN);
  }

  /** Strictly later from article to article. */
  writtenAt(article: number): number {
    const { articles } = this.sizes;
    const place = (article + this.random(STREAM.article, article).next()) / articles;
    return Math.floor(NEWEST - WRITING_SPAN * (1 - place));
  }

  /** Later from comment to comment, most of them soon after the article. */
  commentedAt(article: number, comment: number, random: Random): number {
    const place = (comment + random.next()) / (this.commentsOfArticle[article] ?? 1);
    const writtenAt = this.writtenAt(article);
    return Math.floor(writtenAt + (NEWEST - writtenAt) * place ** 3);
  }

  /** One to four tags, the topic first; one article in twenty has none. */
  tagsOf(article: number): string[] {
    const random = this.random(STREAM.tags, article);
    const tags: string[] = [];
    if (random.below(20) === 0) return tags;
    for (let left = 1 + random.below(4); left > 0; left--) {
      const tag = TOPICS[random.skewedBelow(TOPICS.length)]?.tag;
      if (tag !== undefined && !tags.includes(tag)) tags.push(tag);
    }
    return tags;
  }
}
