import { statement } from '@scaleout/database';

/**
 * Takes a key for the transaction that runs. One that has it already is waited for, this long: with its COMMIT the key is
 * taken and no row comes back, with its ROLLBACK the key is free. What comes after it in the transaction waits as ever.
 */
export const claimKey = statement<[userId: number, key: string, fingerprint: Buffer], [restored: string]>(
  'claim-idempotency-key',
  `INSERT INTO idempotency_keys (tenant_id, user_id, key, fingerprint)
   SELECT $1, $2, $3, $4 FROM (SELECT set_config('lock_timeout', '2s', true) OFFSET 0) AS patience
   ON CONFLICT DO NOTHING
   RETURNING set_config('lock_timeout', '0', true)`,
);

export const findAnswer = statement<
  [userId: number, key: string, fingerprint: Buffer],
  [same: boolean, status: number, answer: string | null]
>(
  'find-idempotent-answer',
  `SELECT fingerprint = $4, status, answer FROM idempotency_keys WHERE tenant_id = $1 AND user_id = $2 AND key = $3`,
);

export const storeAnswer = statement<
  [userId: number, key: string, status: number, answer: string | null],
  []
>(
  'store-idempotent-answer',
  `UPDATE idempotency_keys SET status = $4, answer = $5 WHERE tenant_id = $1 AND user_id = $2 AND key = $3`,
);
