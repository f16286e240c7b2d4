import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { type SessionRedis, SessionStoreUnavailable, whereverItIs } from '@scaleout/session';
import { ENV, type Env } from '../env.ts';
import { AppError } from '../errors/app-error.ts';
import { SESSION_REDIS } from '../sessions/session-redis.ts';

const HOUR_SECONDS = 3_600;

/** Counted in Redis, so that all API processes count together. */
@Injectable()
export class RateLimits {
  readonly #registrations: RateLimiterRedis;
  readonly #failuresByAccount: RateLimiterRedis;
  readonly #failuresByAddress: RateLimiterRedis;

  constructor(@Inject(SESSION_REDIS) redis: SessionRedis, @Inject(ENV) env: Env) {
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration: HOUR_SECONDS });
    this.#registrations = limiter('limit:registration', env.REGISTRATIONS_PER_ADDRESS_PER_HOUR);
    this.#failuresByAccount = limiter('limit:failure:account', env.FAILED_SIGN_INS_PER_ACCOUNT_PER_HOUR);
    this.#failuresByAddress = limiter('limit:failure:address', env.FAILED_SIGN_INS_PER_ADDRESS_PER_HOUR);
  }

  /** Counts a registration. @throws when the address had its share of this hour */
  async countRegistration(address: string): Promise<void> {
    await ask(() => this.#registrations.consume(address));
  }

  /**
   * Counts a sign-in as failed before it is tried: attempts side by side can't slip past the limit together.
   * @throws when there were too many failures by this account or this address in the last hour
   */
  async countSignIn(tenantId: number, email: string, address: string): Promise<void> {
    await Promise.all([
      ask(() => this.#failuresByAccount.consume(account(tenantId, email))),
      ask(() => this.#failuresByAddress.consume(address)),
    ]);
  }

  /** Takes the count back: it did not fail. */
  async signInSucceeded(tenantId: number, email: string, address: string): Promise<void> {
    await Promise.all([
      ask(() => this.#failuresByAccount.reward(account(tenantId, email))),
      ask(() => this.#failuresByAddress.reward(address)),
    ]);
  }
}

/** Redis keys hold no addresses of people. */
function account(tenantId: number, email: string): string {
  return createHash('sha256').update(`${tenantId}:${email.toLowerCase()}`).digest('base64url');
}

function tooMany(result: RateLimiterRes): AppError {
  return new AppError(
    'rate-limited',
    { request: ['too many attempts, try again later'] },
    { retryAfterSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1_000)) },
  );
}

async function ask<Result>(command: () => Promise<Result>): Promise<Result> {
  try {
    return await whereverItIs(command);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(error);
    throw new SessionStoreUnavailable(error);
  }
}
