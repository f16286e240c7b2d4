import {
  isLockTimeout,
  type Shards,
  type Begun,
  type TenantContext,
  type TenantTransaction,
  type UnitOfWork,
} from '@scaleout/database';
import { AppError } from '../errors/app-error.ts';
import { IDEMPOTENCY_HEADER } from './idempotency-key.ts';
import { claimKey, findAnswer, storeAnswer } from './idempotency.statements.ts';

/** A key, of the user who made it up. */
export interface OwnKey {
  readonly userId: number;
  readonly key: string;
}

export interface StoredAnswer {
  readonly status: number;
  /** As it was serialised; null for one without a body. */
  readonly body: string | null;
}

const RETRY_AFTER_SECONDS = 1;

/** Which keys were used, and what was answered then. */
export class IdempotencyRepository {
  constructor(private readonly shards: Pick<Shards, 'begin'>) {}

  /**
   * Begins a unit of work that has the key to itself.
   * @returns with it the answer that is stored under the key, null where the request is the first
   * @throws `invalid` for a key of another request, `in-progress` while another one of the key is not over
   */
  begin(
    tenant: TenantContext,
    { userId, key }: OwnKey,
    fingerprint: Buffer,
  ): Promise<Begun<StoredAnswer | null>> {
    return this.shards.begin(tenant, async (transaction) => {
      if (await claims(transaction, { userId, key }, fingerprint)) return null;
      const [row] = await transaction.query(findAnswer, userId, key, fingerprint);
      // It was a day old, and removed just now.
      if (!row) throw inProgress();
      const [same, status, body] = row;
      if (same) return { status, body };
      throw new AppError('invalid', {
        [IDEMPOTENCY_HEADER]: ['was used for another request: take a new one for this one'],
      });
    });
  }

  async store(unit: UnitOfWork, { userId, key }: OwnKey, { status, body }: StoredAnswer): Promise<void> {
    await unit.query(storeAnswer, userId, key, status, body);
  }
}

async function claims(
  transaction: TenantTransaction,
  { userId, key }: OwnKey,
  fingerprint: Buffer,
): Promise<boolean> {
  try {
    return (await transaction.query(claimKey, userId, key, fingerprint)).length > 0;
  } catch (error) {
    if (isLockTimeout(error)) throw inProgress(error);
    throw error;
  }
}

function inProgress(cause?: unknown): AppError {
  const errors = { [IDEMPOTENCY_HEADER]: ['is of a request that is not answered yet: try again soon'] };
  return new AppError('in-progress', errors, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS });
}
