import { expect, test, vi } from 'vitest';
import { logSeldom } from './log-seldom.ts';

test('the same error is logged once in half a minute, another one at once', () => {
  let time = 0;
  const warn = vi.fn();
  const log = logSeldom({ warn }, 'trouble', () => time);
  log(new Error('refused'));
  log(new Error('refused'));
  log(new Error('reset'));
  expect(warn).toHaveBeenCalledTimes(2);
  time = 30_000;
  log(new Error('refused'));
  expect(warn).toHaveBeenCalledTimes(3);
});
