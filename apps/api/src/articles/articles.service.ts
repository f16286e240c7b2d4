import { Injectable } from '@nestjs/common';
import type {
  Article,
  ArticlesQuery,
  ArticlesResponse,
  ArticleUpdate,
  NewArticle,
  PageQuery,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { forbidden, notFound } from '../errors/app-error.ts';
import type { Viewer } from '../http/request-context.ts';
import { ArticlesRepository, type OwnerCheck } from './articles.repository.ts';

@Injectable()
export class ArticlesService {
  constructor(private readonly articles: ArticlesRepository) {}

  list(tenant: TenantContext, query: ArticlesQuery, viewer: Viewer | null): Promise<ArticlesResponse> {
    return this.articles.list(tenant, query, viewer?.userId ?? null);
  }

  feed(tenant: TenantContext, page: PageQuery, viewer: Viewer): Promise<ArticlesResponse> {
    return this.articles.feed(tenant, page, viewer.userId);
  }

  async get(tenant: TenantContext, slug: string, viewer: Viewer | null): Promise<Article> {
    return orNotFound(await this.articles.find(tenant, slug, viewer?.userId ?? null));
  }

  /** The article as the primary has it now. */
  async getNow(tenant: TenantContext, slug: string, viewer: Viewer): Promise<Article> {
    return orNotFound(await this.articles.findWritten(tenant, slug, viewer.userId));
  }

  publish(tenant: TenantContext, { article }: NewArticle, viewer: Viewer): Promise<Article> {
    return this.articles.insert(tenant, viewer.userId, { ...article, tagList: article.tagList ?? [] });
  }

  async update(
    tenant: TenantContext,
    slug: string,
    { article }: ArticleUpdate,
    viewer: Viewer,
  ): Promise<Article> {
    const newSlug = await this.articles.update(tenant, slug, article, ownedBy(viewer));
    if (newSlug === null) throw notFound('article');
    return this.getNow(tenant, newSlug, viewer);
  }

  async delete(tenant: TenantContext, slug: string, viewer: Viewer): Promise<void> {
    if (!(await this.articles.delete(tenant, slug, ownedBy(viewer)))) throw notFound('article');
  }
}

function ownedBy(viewer: Viewer): OwnerCheck {
  return (authorId) => {
    if (authorId !== viewer.userId) throw forbidden('article');
  };
}

function orNotFound(article: Article | null): Article {
  if (!article) throw notFound('article');
  return article;
}
