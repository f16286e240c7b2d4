import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PositionLost } from '@scaleout/database';
import type { Logger } from '@scaleout/telemetry';
import { dropBody } from '../http/drop-body.ts';
import { STATUS } from './statuses.ts';
import { toAppError } from './to-app-error.ts';

/** Turns everything thrown into the contract's error shape, and logs what is not the client's doing. */
@Catch()
export class AppErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const context = host.switchToHttp();
    this.send(thrown, context.getRequest<FastifyRequest>(), context.getResponse<FastifyReply>());
  }

  send(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const error = toAppError(thrown);
    const status = STATUS[error.code];
    if (status >= 500) {
      const level = error.code === 'internal' ? 'error' : 'warn';
      this.logger[level](
        { err: error.cause ?? error, requestId: request.id },
        `request failed: ${error.code}`,
      );
    }
    // Who was told of the loss goes on from where the shard is now.
    if (error.cause instanceof PositionLost) request.positions?.raise(error.cause.now);
    if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
    const answer = () =>
      void reply.status(status).type('application/json; charset=utf-8').send({ errors: error.errors });
    if (error.code === 'too-large') void dropBody(request.raw).then(answer);
    else answer();
  }
}
