import { expect, test } from 'vitest';
import { jobIdOf } from './job-id.ts';
import { backoffDelay } from './job-policy.ts';

test('retries wait twice as long each time, five minutes at most', () => {
  expect([1, 2, 3, 9, 10, 300].map(backoffDelay)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
});

test('a row has one job id, and a row of another time with its number has another', () => {
  const row = { tenantId: 1, id: 1025, createdAt: 1_700_000_000_000 };
  expect(jobIdOf(row)).toBe(jobIdOf({ ...row }));
  expect(jobIdOf({ ...row, createdAt: row.createdAt + 1 })).not.toBe(jobIdOf(row));
  expect(jobIdOf(row)).not.toContain(':');
});
