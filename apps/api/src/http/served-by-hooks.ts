import type { FastifyReply, FastifyRequest } from 'fastify';
import { withServedBy, type Shards } from '@scaleout/database';

/** Says in `X-Served-By` which members answered: `api1, 10.0.3.7:5432`. The computer comes first, whoever answers. */
export class ServedByHooks {
  constructor(
    private readonly computer: string,
    private readonly shards: Pick<Shards, 'hasSeveralServers'>,
  ) {}

  /** After the publication is known. */
  readonly onRequest = (request: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    // With one member there is nobody to name.
    if (this.shards.hasSeveralServers) request.tenant = withServedBy(request.tenant, new Set());
    done();
  };

  readonly onSend = (
    { tenant }: { readonly tenant?: FastifyRequest['tenant'] },
    reply: FastifyReply,
    payload: unknown,
    done: (error: null, payload: unknown) => void,
  ): void => {
    const members = tenant?.servedBy;
    if (members && members.size > 0) reply.header('x-served-by', [this.computer, ...members].join(', '));
    done(null, payload);
  };
}
