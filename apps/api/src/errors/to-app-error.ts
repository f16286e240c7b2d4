import { HttpException } from '@nestjs/common';
import {
  isDatabaseUnavailable,
  OutcomeUnknown,
  PositionLost,
  ShardFull,
  TenantFenced,
} from '@scaleout/database';
import { SessionOutdated, SessionStoreUnavailable } from '@scaleout/session';
import { AppError } from './app-error.ts';

const RETRY_AFTER_SECONDS = 1;

/** Fastify's own refusals, by their code or else by their status. */
function fromFramework(status: number, cause: unknown): AppError | undefined {
  switch (status) {
    case 404:
      return new AppError('not-found', { route: ['not found'] }, { cause });
    case 405:
      return new AppError('method-not-allowed', { method: ['is not allowed here'] }, { cause });
    case 408:
      return new AppError('malformed', { request: ['took too long to arrive'] }, { cause });
    case 413:
      return new AppError('too-large', { body: ['is too large'] }, { cause });
    case 414:
      return new AppError('malformed', { route: ['is too long'] }, { cause });
    case 415:
      return new AppError(
        'unsupported-media-type',
        { 'content-type': ['must be application/json'] },
        { cause },
      );
    default:
      return status >= 400 && status < 500
        ? new AppError('malformed', { body: ['is not valid JSON'] }, { cause })
        : undefined;
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}

/** Whatever was thrown, as a refusal with a status; what nobody foresaw is a defect of ours. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof PositionLost) {
    return new AppError('position-lost', { consistency: ['was lost in a failover'] }, { cause: error });
  }
  if (error instanceof OutcomeUnknown) {
    const errors = { service: ['did not say whether the change was made'] };
    return new AppError('outcome-unknown', errors, { cause: error });
  }
  if (error instanceof TenantFenced) {
    const errors = { publication: ['is being moved, try again soon'] };
    return new AppError('unavailable', errors, { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  if (error instanceof ShardFull) {
    return new AppError(
      'unavailable',
      { service: ['has no room for another publication'] },
      { cause: error },
    );
  }
  if (error instanceof SessionStoreUnavailable || isDatabaseUnavailable(error)) {
    return new AppError(
      'unavailable',
      { service: ['is unavailable, try again soon'] },
      { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS },
    );
  }
  if (error instanceof SessionOutdated) {
    return new AppError('unauthenticated', { credentials: ['invalid'] }, { cause: error });
  }
  return (
    fromFramework(statusOf(error), error) ??
    new AppError('internal', { server: ['failed, it is not your fault'] }, { cause: error })
  );
}
