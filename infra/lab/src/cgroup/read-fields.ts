import { readFileSync } from 'node:fs';

/** The numbers of a file of lines such as `nr_periods 12`; what is not there is 0. */
export function readFields(path: string): (name: string) => number {
  const fields = new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split(' ') as [name: string, value: string]),
  );
  return (name) => Number(fields.get(name) ?? 0);
}
