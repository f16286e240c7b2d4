import { Controller, Get, Inject, Req } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { topologyResponseSchema, type TopologyResponse } from '@scaleout/contracts';
import { Catalog, Shards, type Shard } from '@scaleout/database';
import { ENV, type Env } from '../env.ts';
import { notFound } from '../errors/app-error.ts';
import { responseSchema } from '../http/response-schema.ts';
import { LiveTopology } from '../topology/live-topology.ts';
import { isOperator } from './operators.ts';

/** For those who run it; not part of the product, and to everybody else not there. */
@ApiExcludeController()
@Controller('api/ops')
export class TopologyController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly shards: Shards,
    private readonly catalog: Catalog,
    private readonly live: LiveTopology,
  ) {}

  @Get('topology')
  @RouteSchema({ response: { 200: responseSchema(topologyResponseSchema) } })
  async topology(@Req() { headers, socket }: FastifyRequest): Promise<TopologyResponse> {
    if (!isOperator({ remoteAddress: socket.remoteAddress, headers }, this.env.OPS_TOKEN)) {
      throw notFound('page');
    }
    const { takenOverAt, taken, failed, problem } = this.live.reloads;
    return {
      computer: this.env.COMPUTER,
      takenOverAt: takenOverAt.toISOString(),
      reloads: { taken, failed, problem },
      catalog: this.catalog.members.map(({ name }) => name),
      sessionRedis: this.live.sessionRedis,
      shards: await Promise.all(this.shards.all.map(describe)),
      leaving: this.live.leaving,
    };
  }
}

async function describe(shard: Shard): Promise<TopologyResponse['shards'][number]> {
  const { number, fallbacks, shedReads } = shard;
  const members = (await shard.inspect()).map((member) => ({
    ...member,
    lagMs: Number.isFinite(member.lagMs) ? member.lagMs : null,
  }));
  return { shard: number, members, fallbacks, shedReads };
}
