import type { FastifyReply, FastifyRequest } from 'fastify';
import { Positions, withPositions, type Position, type Shards } from '@scaleout/database';
import { AppError } from '../errors/app-error.ts';
import { toAppError } from '../errors/to-app-error.ts';
import type { Access } from '../http/request-context.ts';
import type { ConsistencyToken } from './consistency-token.ts';
import type { SessionPositions } from './session-positions.ts';
import { startingPositions } from './starting-positions.ts';

/** Clients keep it for us and send it back; requests of one client then never see less than the one before did. */
export const CONSISTENCY_HEADER = 'x-consistency-token';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the asker has seen and written; null where the shard has nothing to route. */
    positions: Positions | null;
  }
}

/** Gives each request the positions of whoever asks, and keeps them where they were raised. */
export class ConsistencyHooks {
  constructor(
    private readonly tokens: ConsistencyToken,
    private readonly sessions: SessionPositions,
    private readonly shards: Pick<Shards, 'directory' | 'replicated'>,
  ) {}

  /** After the publication and the session are known. */
  onRequest(access: Access) {
    return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
      if (!this.shards.replicated) {
        done();
        return;
      }
      const late = access === 'none' ? this.sessions.find(request) : undefined;
      if (!late) {
        this.#begin(request, startingPositions(request, this.#carried(request), this.#shardOf(request)));
        done();
        return;
      }
      late
        .then((known) => {
          const carried = this.#carried(request);
          // Who may have seen anything has no position, and only the primary answers.
          this.#begin(
            request,
            known ? startingPositions(request, carried, this.#shardOf(request)) : new Positions(''),
          );
        })
        .then(() => done(), done);
    };
  }

  /** Before the answer is sent: who has it may ask again at once, on any computer. */
  readonly onSend = (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    done: (error: Error | null, payload?: unknown) => void,
  ): void => {
    const { positions } = request;
    if (positions?.raised) reply.header(CONSISTENCY_HEADER, this.tokens.write(positions.all()));
    const kept = positions && this.sessions.keep(request, positions);
    if (!kept) {
      done(null, payload);
      return;
    }
    kept.then(
      () => done(null, payload),
      (cause: unknown) => {
        // The answer that says so passes here as well.
        request.positions = null;
        done(notKept(request, reply, cause));
      },
    );
  };

  #begin(request: FastifyRequest, positions: Positions): void {
    request.positions = positions;
    request.tenant = withPositions(request.tenant, positions);
  }

  /** Where it is taken from if nobody says that the publication is elsewhere now. */
  #shardOf({ tenant }: FastifyRequest): number {
    return this.shards.directory.map.shardOf(tenant.tenantId);
  }

  #carried(request: FastifyRequest): Position[] | undefined {
    const token = request.headers[CONSISTENCY_HEADER];
    return typeof token === 'string' ? this.tokens.read(token) : undefined;
  }
}

/** An answer whose position is not kept is none: the next request might see less. */
function notKept({ method }: FastifyRequest, { statusCode }: FastifyReply, cause: unknown): Error {
  if (method === 'GET' || method === 'HEAD' || statusCode >= 400) return toAppError(cause);
  const errors = {
    service: ['made the change, but cannot promise that you will see it: look before you repeat it'],
  };
  return new AppError('outcome-unknown', errors, { cause });
}
