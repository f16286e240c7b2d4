import type { FastifyReply, FastifyRequest } from 'fastify';
import { Positions, seenNothing, withPositions } from '@scaleout/database';
import { clientAddress } from '../http/client-address.ts';
import type { ConsistencyToken } from './consistency-token.ts';

/** Clients keep it for us and send it back; requests of one client then never see less than the one before did. */
export const CONSISTENCY_HEADER = 'x-consistency-token';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the asker has seen and written; null where the shard has nothing to route. */
    positions: Positions | null;
  }
}

/** Gives each request the positions of whoever asks, and gives them back raised. */
export class ConsistencyHooks {
  constructor(
    private readonly tokens: ConsistencyToken,
    private readonly shard: number,
  ) {}

  /** After the publication is known. */
  readonly onRequest = (request: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    request.positions = this.#positionsOf(request);
    request.tenant = withPositions(request.tenant, request.positions);
    done();
  };

  readonly onSend = (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    done: (error: null, payload: unknown) => void,
  ): void => {
    if (request.positions?.raised)
      reply.header(CONSISTENCY_HEADER, this.tokens.write(request.positions.all()));
    done(null, payload);
  };

  #positionsOf(request: FastifyRequest): Positions {
    const { authorization, cookie, [CONSISTENCY_HEADER]: token } = request.headers;
    const known = authorization ?? cookie;
    const positions = typeof token === 'string' ? this.tokens.read(token) : undefined;
    const key = known ?? clientAddress(request);
    if (positions) return new Positions(key, positions);
    // Somebody we may know has seen we do not know what: only the primary may answer. A visitor has seen nothing.
    return new Positions(key, known === undefined ? [seenNothing(this.shard)] : []);
  }
}
