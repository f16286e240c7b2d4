import { Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { articleResponseSchema, slugParamSchema, type ArticleResponse } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { ArticlesService } from '../articles/articles.service.ts';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { FavoritesRepository } from './favorites.repository.ts';

@ApiTags('favorites')
@Controller('api/articles/:slug/favorite')
export class FavoritesController {
  constructor(
    private readonly favorites: FavoritesRepository,
    private readonly articles: ArticlesService,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Favourite an article',
    access: 'required',
    writes: 'keyed',
    answer: articleResponseSchema,
  })
  async add(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('slug', { schema: slugParamSchema }) slug: string,
  ): Promise<ArticleResponse> {
    const changed = await this.favorites.add(tenant, slug, viewer.userId);
    return { article: changed ?? (await this.articles.getNow(tenant, slug, viewer)) };
  }

  @Delete()
  @Endpoint({
    summary: 'Favourite it no more',
    access: 'required',
    writes: 'keyed',
    answer: articleResponseSchema,
  })
  async remove(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Param('slug', { schema: slugParamSchema }) slug: string,
  ): Promise<ArticleResponse> {
    const changed = await this.favorites.remove(tenant, slug, viewer.userId);
    return { article: changed ?? (await this.articles.getNow(tenant, slug, viewer)) };
  }
}
