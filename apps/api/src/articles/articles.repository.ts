import { Injectable } from '@nestjs/common';
import type { Article, ArticlesQuery, ArticlesResponse, PageQuery } from '@scaleout/contracts';
import { isUniqueViolation, Shard, type TenantContext } from '@scaleout/database';
import { articlePublishedJob } from '@scaleout/queue';
import { toArticle, toPreview } from './article-row.ts';
import {
  deleteArticle,
  findArticle,
  findOwner,
  insertArticle,
  updateArticle,
  type ArticleRow,
} from './article.statements.ts';
import { listFeed, type ListParams, type ListStatements } from './list.statements.ts';
import { listFor } from './list-for.ts';
import { slugify, withSuffix } from './slug.ts';

export interface ArticleContent {
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly tagList: string[];
}

export type ArticleChange = { readonly [Field in keyof ArticleContent]?: ArticleContent[Field] | undefined };

@Injectable()
export class ArticlesRepository {
  constructor(private readonly shard: Shard) {}

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
        ? await this.shard.read(tenant).query(findArticle.visitor, slug)
        : await this.shard.read(tenant).query(findArticle.member, slug, viewerId),
    );
  }

  /** Like {@link find}, of the primary: for a request that has just written. */
  async findWritten(tenant: TenantContext, slug: string, viewerId: number): Promise<Article | null> {
    return one(await this.shard.write(tenant).query(findArticle.member, slug, viewerId));
  }

  async findOwner(tenant: TenantContext, slug: string): Promise<{ id: number; authorId: number } | null> {
    const [row] = await this.shard.write(tenant).query(findOwner, slug);
    return row ? { id: row[0], authorId: row[1] } : null;
  }

  /** Publishes. The slug is the title's, with a suffix when another article has it. */
  async insert(tenant: TenantContext, authorId: number, content: ArticleContent): Promise<Article> {
    const { title, description, body, tagList } = content;
    for (let slug = slugify(title); ; slug = withSuffix(slugify(title))) {
      const article = one(
        await this.shard
          .write(tenant)
          .query(insertArticle, slug, title, description, body, tagList, authorId, articlePublishedJob.name),
      );
      if (article) return article;
    }
  }

  /** @returns the slug, which follows the title; null when the article is gone */
  async update(tenant: TenantContext, id: number, change: ArticleChange): Promise<string | null> {
    const { title, description = null, body = null, tagList = null } = change;
    const wanted = title === undefined ? null : slugify(title);
    for (let slug = wanted; ; slug = withSuffix(wanted ?? '')) {
      try {
        const [row] = await this.shard
          .write(tenant)
          .query(updateArticle, id, slug, title ?? null, description, body, tagList);
        return row ? row[0] : null;
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
      }
    }
  }

  async delete(tenant: TenantContext, id: number): Promise<boolean> {
    const [row] = await this.shard.write(tenant).query(deleteArticle, id);
    return row !== undefined;
  }

  async #list(
    tenant: TenantContext,
    statements: ListStatements,
    { limit, offset }: PageQuery,
    filter: ListParams,
    viewerId: number | null,
  ): Promise<ArticlesResponse> {
    const reader = this.shard.read(tenant);
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
