import type { Move } from './move.ts';
import { PauseExceeded } from './pause-exceeded.ts';

/** When writers have waited for as long as they may, by `performance.now()`. */
export function pauseEnd({ closedAt, limits }: Move): number {
  return (closedAt ?? performance.now()) + limits.maxPauseMs;
}

export function pauseExceeded({ limits }: Move, what: string): PauseExceeded {
  return new PauseExceeded(`${what} took more than the ${limits.maxPauseMs} ms for which writers may wait`);
}
