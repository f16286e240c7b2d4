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
import { ArticlesRepository } from './articles.repository.ts';

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
    const id = await this.#own(tenant, slug, viewer);
    const current = await this.articles.findWritten(tenant, slug, viewer.userId);
    // A title that stays keeps its slug, with or without a suffix.
    const title = article.title === current?.title ? undefined : article.title;
    const newSlug = await this.articles.update(tenant, id, { ...article, title });
    if (newSlug === null) throw notFound('article');
    return this.getNow(tenant, newSlug, viewer);
  }

  async delete(tenant: TenantContext, slug: string, viewer: Viewer): Promise<void> {
    const id = await this.#own(tenant, slug, viewer);
    if (!(await this.articles.delete(tenant, id))) throw notFound('article');
  }

  /** The id of an article that is the viewer's to change. */
  async #own(tenant: TenantContext, slug: string, viewer: Viewer): Promise<number> {
    const article = await this.articles.findOwner(tenant, slug);
    if (!article) throw notFound('article');
    if (article.authorId !== viewer.userId) throw forbidden('article');
    return article.id;
  }
}

function orNotFound(article: Article | null): Article {
  if (!article) throw notFound('article');
  return article;
}
