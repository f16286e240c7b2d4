import { InvalidArgumentError } from 'commander';

/** A number from 0 to 1000, with a point or without, as people type it. */
export function parseAmount(text: string): number {
  const amount = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && amount <= 1_000) return amount;
  throw new InvalidArgumentError('It is a number from 0 to 1000.');
}
