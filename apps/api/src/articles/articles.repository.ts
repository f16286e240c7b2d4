import { Injectable } from '@nestjs/common';
import type { Article, ArticlesQuery, ArticlesResponse, PageQuery } from '@scaleout/contracts';
import { isUniqueViolation, Shards, type TenantContext } from '@scaleout/database';
import { articlePublishedJob } from '@scaleout/queue';
import { toArticle, toPreview } from './article-row.ts';
import {
  deleteArticle,
  findArticle,
  insertArticle,
  lockArticle,
  updateArticle,
  type ArticleRow,
} from './article.statements.ts';
import { listFeed, type ListParams, type ListStatements } from './list.statements.ts';
import { listFor } from './list-for.ts';
import { slugsFor } from './slug.ts';

export interface ArticleContent {
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly tagList: string[];
}

export type ArticleChange = { readonly [Field in keyof ArticleContent]?: ArticleContent[Field] | undefined };

/** Throws when that author's article is not the asker's to change. */
export type OwnerCheck = (authorId: number) => void;

@Injectable()
export class ArticlesRepository {
  constructor(private readonly shards: Shards) {}

  /** @param viewerId who asks, null for a visitor */
  list(tenant: TenantContext, query: ArticlesQuery, viewerId: number | null): Promise<ArticlesResponse> {
    const { statements, filter } = listFor(query);
    return this.#list(tenant, statements, query, filter, viewerId);
  }

  /** What the authors whom the reader follows wrote, newest first. */
  feed(tenant: TenantContext, page: PageQuery, readerId: number): Promise<ArticlesResponse> {
    return this.#list(tenant, listFeed, page, [readerId], readerId);
  }

  async find(tenant: TenantContext, slug: string, viewerId: number | null): Promise<Article | null> {
    return one(
      viewerId === null
        ? await this.shards.read(tenant).query(findArticle.visitor, slug)
        : await this.shards.read(tenant).query(findArticle.member, slug, viewerId),
    );
  }

  /** Like {@link find}, of the primary: for a request that has just written. */
  async findWritten(tenant: TenantContext, slug: string, viewerId: number): Promise<Article | null> {
    return one(await this.shards.write(tenant).query(findArticle.member, slug, viewerId));
  }

  /** Publishes. The slug is the title's, with a suffix when another article has it. */
  async insert(tenant: TenantContext, authorId: number, content: ArticleContent): Promise<Article> {
    const { title, description, body, tagList } = content;
    for (const slug of slugsFor(title)) {
      const article = one(
        await this.shards
          .write(tenant)
          .query(insertArticle, slug, title, description, body, tagList, authorId, articlePublishedJob.name),
      );
      if (article) return article;
    }
    throw new Error(`No free slug was found for an article`);
  }

  /**
   * Changes an article that `check` lets pass. The slug follows the title.
   * @returns the slug; null when there is no such article
   */
  async update(
    tenant: TenantContext,
    slug: string,
    change: ArticleChange,
    check: OwnerCheck,
  ): Promise<string | null> {
    for (const newSlug of slugsFor(change.title ?? '')) {
      try {
        return await this.#update(tenant, slug, newSlug, change, check);
      } catch (error) {
        // Somebody else's article has that slug.
        if (change.title === undefined || !isUniqueViolation(error)) throw error;
      }
    }
    throw new Error(`No free slug was found for an article`);
  }

  /**
   * Deletes an article that `check` lets pass.
   * @returns whether there was one
   */
  delete(tenant: TenantContext, slug: string, check: OwnerCheck): Promise<boolean> {
    return this.shards.write(tenant).transaction(async (transaction) => {
      const [article] = await transaction.query(lockArticle, slug);
      if (!article) return false;
      const [id, authorId] = article;
      check(authorId);
      await transaction.query(deleteArticle, id);
      return true;
    });
  }

  #update(
    tenant: TenantContext,
    slug: string,
    newSlug: string,
    change: ArticleChange,
    check: OwnerCheck,
  ): Promise<string | null> {
    return this.shards.write(tenant).transaction(async (transaction) => {
      const [article] = await transaction.query(lockArticle, slug);
      if (!article) return null;
      const [id, authorId, oldTitle] = article;
      check(authorId);
      const { title, description, body, tagList } = change;
      // A title that stays keeps its slug, with or without a suffix.
      const renamed = title !== undefined && title !== oldTitle;
      const [row] = await transaction.query(
        updateArticle,
        id,
        renamed ? newSlug : null,
        title ?? null,
        description ?? null,
        body ?? null,
        tagList ?? null,
      );
      return row?.[0] ?? null;
    });
  }

  async #list(
    tenant: TenantContext,
    statements: ListStatements,
    { limit, offset }: PageQuery,
    filter: ListParams,
    viewerId: number | null,
  ): Promise<ArticlesResponse> {
    const reader = this.shards.read(tenant);
    const rows =
      viewerId === null
        ? await reader.query(statements.visitor, limit, offset, ...filter)
        : await reader.query(statements.member, limit, offset, ...filter, viewerId);
    const [first] = rows;
    if (first) return { articles: rows.map(toPreview), articlesCount: first[12] };
    if (offset === 0) return { articles: [], articlesCount: 0 };
    const [count] = await reader.query(statements.count, ...filter);
    return { articles: [], articlesCount: count?.[0] ?? 0 };
  }
}

function one([row]: ArticleRow[]): Article | null {
  return row ? toArticle(row) : null;
}
