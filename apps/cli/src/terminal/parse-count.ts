import { InvalidArgumentError } from 'commander';

/** A whole number above 0, as people type it. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count > 0 && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError('It is a whole number above 0.');
}
