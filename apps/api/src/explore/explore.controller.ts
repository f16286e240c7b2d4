import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  exploreQuerySchema,
  exploreResponseSchema,
  type ExploreQuery,
  type ExploreResponse,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant } from '../http/params.ts';
import { ExploreService } from './explore.service.ts';

@ApiTags('platform')
@Controller('api/platform/explore')
export class ExploreController {
  constructor(private readonly explore: ExploreService) {}

  @Get()
  @Endpoint({
    summary: 'Articles of all publications. Each shard is asked at its own moment: no snapshot spans them',
    access: 'none',
    answer: exploreResponseSchema,
  })
  list(
    @Tenant() tenant: TenantContext,
    @Query({ schema: exploreQuerySchema }) query: ExploreQuery,
  ): Promise<ExploreResponse> {
    return this.explore.list(tenant, query);
  }
}
