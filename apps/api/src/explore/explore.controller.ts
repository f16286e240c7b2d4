import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  exploreQuerySchema,
  exploreResponseSchema,
  type ExploreQuery,
  type ExploreResponse,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant } from '../http/params.ts';
import { PublicationSlug } from '../tenancy/publication-slug.ts';
import { ExploreService } from './explore.service.ts';

@ApiTags('platform')
@Controller('api/platform/explore')
export class ExploreController {
  constructor(
    private readonly explore: ExploreService,
    private readonly slugs: PublicationSlug,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Articles of all publications. Each shard is asked at its own moment: no snapshot spans them',
    access: 'none',
    answer: exploreResponseSchema,
  })
  list(
    @Tenant() tenant: TenantContext,
    @Query({ schema: exploreQuerySchema }) query: ExploreQuery,
    @Req() request: FastifyRequest,
  ): Promise<ExploreResponse> {
    return this.explore.list(tenant, query, this.slugs.domainOf(request));
  }
}
