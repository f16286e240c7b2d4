import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { tagsResponseSchema, type TagsResponse } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant } from '../http/params.ts';
import { TagsRepository } from './tags.repository.ts';

@ApiTags('tags')
@Controller('api/tags')
export class TagsController {
  constructor(private readonly tags: TagsRepository) {}

  @Get()
  @Endpoint({ summary: 'The tags in use', access: 'none', answer: tagsResponseSchema })
  async list(@Tenant() tenant: TenantContext): Promise<TagsResponse> {
    return { tags: await this.tags.list(tenant) };
  }
}
