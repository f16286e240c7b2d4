import { InvalidArgumentError } from 'commander';

/** What a computer of size 1 may take of a core, as people type it. */
export function parseUnit(text: string): number {
  const unit = Number(text);
  if (unit > 0 && unit <= 1) return unit;
  throw new InvalidArgumentError('It must be a number above 0, up to 1.');
}
