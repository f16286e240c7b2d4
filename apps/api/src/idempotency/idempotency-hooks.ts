import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UnitOfWork } from '@scaleout/database';
import { sessionOver } from '../errors/app-error.ts';
import { checkKey, fingerprintOf, IDEMPOTENCY_HEADER } from './idempotency-key.ts';
import type { IdempotencyRepository, OwnKey } from './idempotency.repository.ts';

/** Says of an answer that it was given before. */
export const REPLAYED_HEADER = 'idempotent-replayed';

/** A request with a key, from before its handler until before its answer is sent. */
export interface KeyedRequest extends OwnKey {
  readonly unit: UnitOfWork;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where no key came, and when its unit of work is over. */
    keyed: KeyedRequest | null;
  }
}

/**
 * Makes a write with a key one transaction: the key, what the handler reads and writes, and the answer. It is committed
 * before the answer is sent. A request without a key passes at once.
 */
export class IdempotencyHooks {
  constructor(private readonly keys: IdempotencyRepository) {}

  /** After the body was validated. */
  readonly preHandler = (
    request: FastifyRequest,
    reply: FastifyReply,
    done: (error?: Error) => void,
  ): void => {
    const key = request.headers[IDEMPOTENCY_HEADER];
    if (key === undefined) {
      done();
      return;
    }
    this.#begin(request, reply, key).then((answered) => {
      if (!answered) done();
    }, done);
  };

  /** Before the session's position is kept: it is raised by the COMMIT. Runs whatever became of the handler and the client. */
  readonly onSend = (
    request: FastifyRequest,
    reply: FastifyReply,
    payload: unknown,
    done: (error: Error | null, payload?: unknown) => void,
  ): void => {
    const { keyed } = request;
    if (!keyed) {
      done(null, payload);
      return;
    }
    // The refusal of one that cannot be committed passes here as well.
    request.keyed = null;
    this.#end(keyed, reply.statusCode, payload).then(() => done(null, payload), done);
  };

  /** @returns whether it was answered before, and now again */
  async #begin(request: FastifyRequest, reply: FastifyReply, header: unknown): Promise<boolean> {
    const { viewer } = request;
    if (!viewer) throw sessionOver();
    const own = { userId: viewer.userId, key: checkKey(header) };
    const { unit, first: stored } = await this.keys.begin(request.tenant, own, fingerprintOf(request));
    if (!stored) {
      request.keyed = { ...own, unit };
      request.tenant = unit.tenant;
      return false;
    }
    // Who is told of a write must see it from here on, though it was another request that wrote.
    await unit.commit();
    reply.header(REPLAYED_HEADER, 'true').status(stored.status);
    if (stored.body !== null) reply.type('application/json; charset=utf-8');
    void reply.send(stored.body ?? undefined);
    return true;
  }

  /** What was refused leaves nothing behind, so that the same request may be judged anew. */
  async #end({ unit, ...own }: KeyedRequest, status: number, payload: unknown): Promise<void> {
    try {
      if (status < 400) {
        await this.keys.store(unit, own, { status, body: typeof payload === 'string' ? payload : null });
        await unit.commit();
      }
    } finally {
      await unit.rollback();
    }
  }
}
