import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { membershipResponseSchema, type MembershipResponse } from '@scaleout/contracts';
import type { TenantContext } from '@scaleout/database';
import { Endpoint } from '../http/endpoint.decorator.ts';
import { Tenant, Viewer } from '../http/params.ts';
import type { Viewer as SignedIn } from '../http/request-context.ts';
import { MembershipsService } from './memberships.service.ts';

@ApiTags('platform')
@Controller('api/platform/membership')
export class MembershipsController {
  constructor(private readonly memberships: MembershipsService) {}

  @Get()
  @Endpoint({
    summary: 'The role of who asks, in the publication asked for',
    access: 'required',
    answer: membershipResponseSchema,
  })
  async current(@Tenant() tenant: TenantContext, @Viewer() viewer: SignedIn): Promise<MembershipResponse> {
    return { membership: { role: await this.memberships.roleOf(tenant, viewer.userId) } };
  }
}
