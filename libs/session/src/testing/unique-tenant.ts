import { randomInt } from 'node:crypto';

/** A tenant id nobody else uses, so that specs can share one Redis. */
export function uniqueTenant(): number {
  return randomInt(1_000_000, 2 ** 47);
}
