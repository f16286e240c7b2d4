import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  articleResponseSchema,
  articlesQuerySchema,
  articlesResponseSchema,
  articleUpdateSchema,
  newArticleSchema,
  pageQuerySchema,
  slugParamSchema,
  type ArticleResponse,
  type ArticlesQuery,
  type ArticlesResponse,
  type ArticleUpdate,
  type NewArticle,
  type PageQuery,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { ArticlesService } from './articles.service.ts';

@ApiTags('articles')
@Controller('api/articles')
export class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Get()
  @Endpoint({ summary: 'Articles, newest first', access: 'optional', answer: articlesResponseSchema })
  list(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn | null,
    @Query({ schema: articlesQuerySchema }) query: ArticlesQuery,
  ): Promise<ArticlesResponse> {
    return this.articles.list(tenant, query, viewer);
  }

  @Get('feed')
  @Endpoint({ summary: 'What followed authors wrote', access: 'required', answer: articlesResponseSchema })
  feed(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Query({ schema: pageQuerySchema }) page: PageQuery,
  ): Promise<ArticlesResponse> {
    return this.articles.feed(tenant, page, viewer);
  }

  @Get(':slug')
  @Endpoint({ summary: 'One article', access: 'optional', answer: articleResponseSchema })
  async get(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn | null,
    @Param('slug', { schema: slugParamSchema }) slug: string,
  ): Promise<ArticleResponse> {
    return { article: await this.articles.get(tenant, slug, viewer) };
  }

  @Post()
  @Endpoint({
    summary: 'Publish an article',
    access: 'required',
    status: 201,
    answer: articleResponseSchema,
    writes: 'keyed',
  })
  async publish(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Body({ schema: newArticleSchema }) article: NewArticle,
  ): Promise<ArticleResponse> {
    return { article: await this.articles.publish(tenant, article, viewer) };
  }

  @Put(':slug')
  @Endpoint({
    summary: 'Change one’s article',
    access: 'required',
    answer: articleResponseSchema,
    writes: 'keyed',
  })
  async update(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('slug', { schema: slugParamSchema }) slug: string,
    @Body({ schema: articleUpdateSchema }) update: ArticleUpdate,
  ): Promise<ArticleResponse> {
    return { article: await this.articles.update(tenant, slug, update, viewer) };
  }

  @Delete(':slug')
  @Endpoint({ summary: 'Delete one’s article', access: 'required', writes: 'keyed', status: 204 })
  async delete(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('slug', { schema: slugParamSchema }) slug: string,
  ): Promise<void> {
    await this.articles.delete(tenant, slug, viewer);
  }
}
