import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  newPublicationSchema,
  publicationResponseSchema,
  type NewPublication,
  type PublicationResponse,
} from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { clientAddress } from '../http/client-address.ts';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant } from '../http/params.ts';
import { PublicationsService } from './publications.service.ts';

@ApiTags('platform')
@Controller('api/platform')
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  @Post('publications')
  @Endpoint({
    summary: 'Open a publication, with its owner',
    access: 'none',
    ofPublication: false,
    status: 201,
    answer: publicationResponseSchema,
    writes: true,
    refusals: [409, 429],
  })
  async open(
    @Body({ schema: newPublicationSchema }) publication: NewPublication,
    @Req() request: FastifyRequest,
  ): Promise<PublicationResponse> {
    return { publication: await this.publications.open(publication, clientAddress(request)) };
  }

  @Get('publication')
  @Endpoint({ summary: 'The publication asked for', access: 'none', answer: publicationResponseSchema })
  async current(@Tenant() tenant: TenantContext): Promise<PublicationResponse> {
    return { publication: await this.publications.current(tenant) };
  }
}
