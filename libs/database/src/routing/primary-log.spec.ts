import { expect, it } from 'vitest';
import { PrimaryLog } from './primary-log.ts';

it('tells how long the primary has been further, and of a quiet primary nothing', () => {
  const log = new PrimaryLog();
  expect(log.lag(0n)).toBeUndefined();
  log.note(0, 10n);
  log.note(250, 10n);
  log.note(500, 20n);
  log.note(60_000, 20n);
  expect(log.lag(20n)).toBe(0);
  expect(log.lag(15n)).toBe(59_500);
  expect(log.lag(5n)).toBe(60_000);
});
