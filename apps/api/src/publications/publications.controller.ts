import { Body, Controller, Get, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  newPublicationSchema,
  publicationResponseSchema,
  publicationsQuerySchema,
  publicationsResponseSchema,
  publicationUpdateSchema,
  type NewPublication,
  type PublicationResponse,
  type PublicationsQuery,
  type PublicationsResponse,
  type PublicationUpdate,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { clientAddress } from '../http/client-address.ts';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { PublicationSlug } from '../tenancy/publication-slug.ts';
import { PublicationsService } from './publications.service.ts';

@ApiTags('platform')
@Controller('api/platform')
export class PublicationsController {
  constructor(
    private readonly publications: PublicationsService,
    private readonly slugs: PublicationSlug,
  ) {}

  @Post('publications')
  @Endpoint({
    summary: 'Open a publication, with its owner',
    access: 'none',
    ofPublication: false,
    status: 201,
    answer: publicationResponseSchema,
    writes: 'unkeyed',
    refusals: [409, 429],
  })
  async open(
    @Body({ schema: newPublicationSchema }) publication: NewPublication,
    @Req() request: FastifyRequest,
  ): Promise<PublicationResponse> {
    const domain = this.slugs.domainOf(request);
    return { publication: await this.publications.open(publication, clientAddress(request), domain) };
  }

  @Get('publications')
  @Endpoint({
    summary: 'Open publications, by slug',
    access: 'none',
    ofPublication: false,
    answer: publicationsResponseSchema,
  })
  list(
    @Query({ schema: publicationsQuerySchema }) query: PublicationsQuery,
    @Req() request: FastifyRequest,
  ): Promise<PublicationsResponse> {
    return this.publications.list(query, this.slugs.domainOf(request));
  }

  @Get('publication')
  @Endpoint({ summary: 'The publication asked for', access: 'none', answer: publicationResponseSchema })
  async current(
    @Tenant() tenant: TenantContext,
    @Req() request: FastifyRequest,
  ): Promise<PublicationResponse> {
    return { publication: await this.publications.current(tenant, this.slugs.domainOf(request)) };
  }

  @Put('publication')
  @Endpoint({
    summary: 'Change the publication asked for, as its owner',
    access: 'required',
    answer: publicationResponseSchema,
    writes: 'unkeyed',
  })
  async update(
    @Tenant() tenant: TenantContext,
    @Viewer() viewer: SignedIn,
    @Body({ schema: publicationUpdateSchema }) update: PublicationUpdate,
    @Req() request: FastifyRequest,
  ): Promise<PublicationResponse> {
    const domain = this.slugs.domainOf(request);
    return { publication: await this.publications.update(tenant, viewer.userId, update, domain) };
  }
}
